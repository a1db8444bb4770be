import SsmSapModels

/// Everything that an account has in a region at one time.
struct ScopeOverview: Sendable {
  var scope: LocalScope
  var applications: [Application]
  var components: [Component]
  var databases: [Database]
  var operations: [SsmSapModels.Operation]
  /// The events of each operation by its id, the newest first.
  var events: [String: [OperationEvent]]
  var checks: [ConfigurationCheckOperation]
}
