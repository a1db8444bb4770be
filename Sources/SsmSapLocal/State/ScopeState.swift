import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Everything that an account has in a region.
struct ScopeState: Sendable {
  /// The account and the region.
  let scope: LocalScope

  /// The applications by their id.
  var applications = RecordTable<ApplicationRecord>()

  /// The operations by their id.
  var operations = RecordTable<OperationRecord>()

  /// The tags of the applications, components and databases by ARN.
  var tags = TagTable()

  /// The permissions of the resources.
  var permissions = PermissionTable()

  /// The configuration checks that were started, with their results.
  var checks = CheckTable()

  /// Creates an empty state.
  init(_ scope: LocalScope) {
    self.scope = scope
  }

  /// Applies everything that is due.
  ///
  /// - Returns: Whether anything changed.
  @discardableResult
  mutating func advance(to now: Date) -> Bool {
    checks.advance(to: now)
  }

  /// Returns the application with the ARN.
  func application(arn: String) -> ApplicationRecord? {
    applications.all.first { $0.application.arn == arn }
  }

  /// Whether an application, a component or a database has the ARN.
  func hasResource(arn: String) -> Bool {
    applications.all.contains { record in
      record.application.arn == arn || record.components.contains { $0.arn == arn }
        || record.databases.contains { $0.arn == arn }
    }
  }
}
