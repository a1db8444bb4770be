import SsmSapModels

@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of a service without its protocol: operations are called as functions, and time passes
/// by hand.
struct Harness {
  private(set) var state: ServiceState
  let clock = LocalClock.still
  let scope = LocalScope(account: "123456789012", region: "eu-central-1")
  var failures = PlannedFailures()
  var mayControlInstances = true

  /// The ARN of the HANA application of the example landscape that is registered.
  static let hanaARN = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD"

  init(_ landscape: Landscape = .example, seed: UInt64 = 1) {
    state = ServiceState(landscape, seed: seed, at: clock.now())
  }

  /// Runs an operation.
  mutating func run<Output>(
    _ operation: (inout OperationHandler) throws -> Output
  ) throws -> Output {
    let context = RequestContext(
      scope: scope, now: clock.now(), failures: failures, clock: clock,
      mayControlInstances: mayControlInstances)
    return try state.run(context) { handler throws(LocalFailure) in
      do {
        return try operation(&handler)
      } catch {
        throw error as? LocalFailure ?? LocalFailure(0, "Unexpected", "\(error)")
      }
    }
  }

  /// Returns the code of the error that an operation throws; `nil` if it throws none.
  mutating func code<Output>(
    of operation: (inout OperationHandler) throws -> Output
  ) -> String? {
    failure(of: operation)?.code
  }

  /// Returns the error that an operation throws.
  mutating func failure<Output>(
    of operation: (inout OperationHandler) throws -> Output
  ) -> LocalFailure? {
    do {
      _ = try run(operation)
      return nil
    } catch {
      return error as? LocalFailure
    }
  }

  /// Lets time pass.
  mutating func pass(_ duration: Duration = .seconds(3600)) {
    clock.step(by: duration)
    state.advance(to: clock.now())
  }

  /// Changes the state of the scope directly.
  mutating func change(_ change: (inout ScopeState) -> Void) {
    change(&state[scope])
  }

  /// The state of the scope at the current time.
  var current: ScopeState { state[scope] }

  func application(_ id: String) -> ApplicationRecord? { current.applications[id] }

  func operation(_ id: String?) -> SsmSapModels.Operation? {
    id.flatMap { current.operations[$0]?.operation }
  }

  func component(_ id: String, of application: String) -> Component? {
    self.application(application)?.components.first { $0.componentId == id }
  }

  /// The events of an operation, the oldest first, as `STATUS id`.
  func events(of operation: String?) -> [String] {
    operation.flatMap { current.operations[$0]?.events }?.map { event in
      let id = event.resource?.resourceArn?.split(separator: "/").last ?? ""
      return "\(event.status?.rawValue ?? "") \(id)"
    } ?? []
  }
}

extension Harness {
  mutating func registerHANA(_ id: String = "HANA") throws -> RegisterApplicationOutput {
    try run { try $0.registerApplication(.hana(id)) }
  }

  mutating func start(_ id: String) throws -> String? {
    try run { try $0.startApplication(StartApplicationInput(applicationId: id)).operationId }
  }

  mutating func stop(
    _ id: String, with entity: ConnectedEntityType? = nil, instances: Bool? = nil
  ) throws -> String? {
    try run { handler in
      try handler.stopApplication(
        StopApplicationInput(
          applicationId: id, stopConnectedEntity: entity, includeEc2InstanceShutdown: instances)
      ).operationId
    }
  }

  mutating func refresh(_ id: String) throws -> String? {
    try run { handler in
      try handler.startApplicationRefresh(StartApplicationRefreshInput(applicationId: id))
        .operationId
    }
  }
}

extension Harness {
  /// Whether a call throws a `ConflictException`.
  mutating func conflicts(_ call: (inout Harness) throws -> String?) -> Bool {
    do {
      _ = try call(&self)
      return false
    } catch {
      return (error as? LocalFailure)?.code == "ConflictException"
    }
  }
}

extension RegisterApplicationInput {
  /// The registration of the single node of the example landscape.
  static func hana(_ id: String = "HANA") -> RegisterApplicationInput {
    RegisterApplicationInput(
      applicationId: id, applicationType: .hana, instances: ["i-0a1b2c3d4e5f60718"],
      sapInstanceNumber: "00", sid: "HDB")
  }

  /// The registration of the ABAP system of the example landscape.
  static func abap(_ id: String = "ABAP", on database: String) -> RegisterApplicationInput {
    RegisterApplicationInput(
      applicationId: id, applicationType: .sapAbap, instances: ["i-0d1e2f30415263748"], sid: "ECD",
      databaseArn: database)
  }
}
