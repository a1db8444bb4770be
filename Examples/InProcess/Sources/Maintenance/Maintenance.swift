import SsmSap

/// Code of a user of the client: stops an application for maintenance.
///
/// It takes whatever can do what a client does, so that its tests need no network.
public struct Maintenance: Sendable {
  private let client: any SsmSapClientProtocol

  /// Maintenance of the applications that a client reaches.
  public init(_ client: any SsmSapClientProtocol) {
    self.client = client
  }

  /// Stops the application unless it is stopped already.
  ///
  /// - Returns: What happened, in a sentence for the logbook.
  public func stop(_ applicationId: String) async throws -> String {
    let application = try await client.getApplication(applicationId: applicationId).application
    guard application?.status != .stopped else { return "\(applicationId) was stopped already" }
    let started = try await client.stopApplication(applicationId: applicationId)
    guard let operationId = started.operationId else { return "\(applicationId) answers nothing" }
    do {
      _ = try await client.waitForOperation(operationId: operationId)
      return "\(applicationId) is stopped"
    } catch {
      guard error.kind == .failed else { throw error }
      return "\(applicationId) does not stop: \(error.statusMessage ?? "no reason given")"
    }
  }
}
