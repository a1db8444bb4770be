import SsmSapModels

/// What a resource may do with a database.
struct ResourcePermission: Sendable, Hashable, Codable {
  /// The action, such as `RESTORE`.
  var action: String

  /// The ARN of the resource that may act.
  var source: String
}
