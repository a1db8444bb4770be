import AWSClient
import SsmSapModels

extension RegisterApplication: AdoptableOperation {
  static func startedIds(in output: RegisterApplicationOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  /// The application is looked for first: of one that it does not know the service lists no
  /// operations, but errs. One that is being registered is taken for the call's even when its
  /// operation is not seen in the end; one that was registered before has no operation that fits.
  static func look(
    for input: RegisterApplicationInput, with lookout: Lookout
  ) async throws(CallError) -> Trace<RegisterApplicationOutput> {
    guard let application = try await application(input.applicationId, lookout) else {
      return .nothing
    }
    if let id = try await lookout.operationId(of: input.applicationId, .register) {
      return .found(RegisterApplicationOutput(application: application, operationId: id))
    }
    let isOurs =
      application.isRegistering && (application.lastUpdated.map(lookout.isRecent) ?? true)
    return isOurs ? .partial(RegisterApplicationOutput(application: application)) : .nothing
  }

  /// The application; nil when the service does not know it, which it says with a
  /// `ValidationException` (inferred).
  private static func application(
    _ id: String, _ lookout: Lookout
  ) async throws(CallError) -> Application? {
    do {
      let input = GetApplicationInput(applicationId: id)
      return try await lookout.calls.call(GetApplication.self, input: input).application
    } catch {
      let isUnknown =
        error.code == ValidationException.code || error.code == ResourceNotFoundException.code
      guard isUnknown else { throw error }
      return nil
    }
  }
}

extension Application {
  fileprivate var isRegistering: Bool {
    status == .registering || discoveryStatus == .registering
  }
}
