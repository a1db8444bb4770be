import SsmSap
import SsmSapLocal

/// What a program does to start something and see it end.
enum FaultyFlow: CaseIterable {
  case start
  case stop
  case register
  case checks

  /// Returns a world in which the flow can begin.
  func world(seed: UInt64 = 1) -> FaultyWorld {
    switch self {
    case .start: FaultyWorld(.stopped, seed: seed)
    case .stop, .checks: FaultyWorld(.activated, seed: seed)
    case .register: FaultyWorld(nil, seed: seed)
    }
  }

  /// The name of the operation that starts something.
  var operation: String {
    switch self {
    case .start: "StartApplication"
    case .stop: "StopApplication"
    case .register: "RegisterApplication"
    case .checks: "StartConfigurationChecks"
    }
  }

  /// Starts, follows the progress and waits for the end.
  func run(_ world: FaultyWorld) async throws {
    let client = world.client
    switch self {
    case .start:
      let id = try await client.startApplication(applicationId: FaultyWorld.application).operationId
      try await follow(id, client)
      _ = try await client.waitForApplication(
        applicationId: FaultyWorld.application, until: .started)
    case .stop:
      let id = try await client.stopApplication(applicationId: FaultyWorld.application).operationId
      try await follow(id, client)
      _ = try await client.waitForApplication(
        applicationId: FaultyWorld.application, until: .stopped)
    case .register:
      let output = try await client.registerApplication(
        applicationId: FaultyWorld.application, applicationType: .hana,
        instances: ["i-0b1c2d3e4f5061728"], sapInstanceNumber: "00", sid: "PRD",
        credentials: [
          ApplicationCredential(
            databaseName: "PRD/SYSTEMDB", credentialType: .admin, secretId: "hana-system")
        ])
      try await follow(output.operationId, client)
      _ = try await client.waitForApplication(
        applicationId: FaultyWorld.application, until: .registered)
    case .checks:
      let output = try await client.startConfigurationChecks(
        applicationId: FaultyWorld.application)
      let ids = (output.configurationCheckOperations ?? []).compactMap(\.id)
      guard ids.count == 3 else { throw FlowError("\(ids.count) checks instead of 3 are known") }
      _ = try await client.waitForConfigurationChecks(operationIds: ids)
    }
  }

  private func follow(_ id: String?, _ client: SsmSapClient) async throws {
    guard let id else { throw FlowError("there is no operation id") }
    var events = 0
    var last: OperationStatus?
    var progress = client.operationProgress(operationId: id).makeAsyncIterator()
    while let update = try await progress.next() {
      switch update {
      case .event: events += 1
      case .state(let operation): last = operation.status
      }
    }
    if let error = progress.eventsError { throw error }
    guard last == .success, events > 0 else {
      throw FlowError("the progress ended with \(String(describing: last)) and \(events) events")
    }
    _ = try await client.waitForOperation(operationId: id)
  }

  /// Returns how often each thing was started that the flow starts once, and whether all ended well.
  func started(_ world: FaultyWorld) async throws -> (counts: [Int], succeeded: Bool) {
    world.service.faults.clear()
    let client = world.client
    if self == .checks {
      let runs =
        try await client.listConfigurationCheckOperations(
          applicationId: FaultyWorld.application, listMode: .allOperations
        ).configurationCheckOperations ?? []
      let counts = Dictionary(grouping: runs, by: \.configurationCheckId).mapValues(\.count)
      return (counts.values.sorted(), runs.allSatisfy { $0.status == .success })
    }
    let applications = try await client.listApplications().applications ?? []
    guard !applications.isEmpty else { return ([], false) }
    let operations =
      try await client.listOperations(applicationId: FaultyWorld.application).operations ?? []
    let counts = operations.isEmpty ? [] : [operations.count]
    return (counts, operations.allSatisfy { $0.status == .success })
  }
}

/// The reason why a flow did not end well, although no call failed.
struct FlowError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
