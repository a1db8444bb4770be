import AWSClient
import SsmSapModels

extension RegisterApplication: AdoptableOperation {
  static func applicationId(of input: RegisterApplicationInput) -> String { input.applicationId }

  static func startedIds(in output: RegisterApplicationOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  /// Looks up the application first, since the service lists no operations of an unknown one.
  ///
  /// An application that is being registered is adopted even if its operation never appears. An
  /// application that was registered before has no operation that fits.
  static func find(
    for input: RegisterApplicationInput, with finder: StartedOperationFinder
  ) async throws(CallError) -> Finding<RegisterApplicationOutput> {
    guard let application = try await application(input.applicationId, finder) else {
      return .nothing
    }
    switch try await finder.claimOperation(of: input.applicationId, .register) {
    case .claimed(let ids):
      return .found(RegisterApplicationOutput(application: application, operationId: ids.first))
    case .contested(let isInFlight): return .contested(byCallInFlight: isInFlight)
    case .nothing: return claim(application, finder)
    }
  }

  /// Claims a registration whose operation is not listed.
  private static func claim(
    _ application: Application, _ finder: StartedOperationFinder
  ) -> Finding<RegisterApplicationOutput> {
    guard application.isRegistering, application.lastUpdated.map(finder.isRecent) ?? true else {
      return .nothing
    }
    return switch finder.claimWithoutId() {
    case .claimed: .partial(RegisterApplicationOutput(application: application))
    case .nothing: .nothing
    case .contested(let isInFlight): .contested(byCallInFlight: isInFlight)
    }
  }

  /// Returns the application; `nil` if the service does not know it, which it reports as a
  /// `ValidationException` (inferred).
  private static func application(
    _ id: String, _ finder: StartedOperationFinder
  ) async throws(CallError) -> Application? {
    do {
      let input = GetApplicationInput(applicationId: id)
      return try await finder.calls.call(GetApplication.self, input: input).application
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
