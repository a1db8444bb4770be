import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Everything that an account has in a region at one time.
struct ScopeOverview: Sendable {
  var scope: LocalScope
  var applications: [Application]
  var components: [Component]
  var databases: [Database]
  /// The operations, the newest first.
  var operations: [SsmSapModels.Operation]
  /// The events of each operation by its id, the newest first.
  var events: [String: [OperationEvent]]
  var checks: [ConfigurationCheckOperation]
}

extension ScopeOverview {
  /// Creates an overview of a state that was advanced to the time.
  init(_ state: ScopeState, at now: Date) {
    let records = state.applications.all.sorted { $0.id < $1.id }
    let operations = state.operations.all.reversed()
    self.init(
      scope: state.scope, applications: records.map(\.application),
      components: records.flatMap(\.components), databases: records.flatMap(\.databases),
      operations: operations.map(\.operation),
      events: Dictionary(
        operations.map { ($0.id, $0.events.reversed()) }, uniquingKeysWith: { first, _ in first }),
      checks: state.checks.operations(at: now))
  }
}
