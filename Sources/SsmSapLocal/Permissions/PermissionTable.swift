import AWSShapes
import SsmSapModels

/// The permissions of databases.
struct PermissionTable: Sendable, Hashable, Codable {
  /// The largest number of permissions of a database (inferred).
  static let limit = 50

  private var permissions: [String: [ResourcePermission]] = [:]

  /// Returns the permissions of a database, in the order in which they were given.
  ///
  /// - Parameters:
  ///   - arn: The ARN of the database.
  ///   - action: The only action to return; `nil` for every action.
  func permissions(of arn: String, action: PermissionActionType? = nil) -> [ResourcePermission] {
    (permissions[arn] ?? []).filter { $0.matches(action: action, source: nil) }
  }

  /// Adds a permission. One that exists already is not added again.
  ///
  /// - Throws: A `ValidationException` if the database would have more than ``limit`` permissions
  ///   (inferred).
  mutating func add(_ permission: ResourcePermission, to arn: String) throws(LocalFailure) {
    let present = permissions[arn] ?? []
    let action = PermissionActionType(rawValue: permission.action)
    if present.contains(where: { $0.matches(action: action, source: permission.source) }) { return }
    guard present.count < Self.limit else {
      throw .validation("the database \(arn) has \(present.count) permissions, which is the limit")
    }
    permissions[arn] = present + [permission]
  }

  /// Removes permissions.
  ///
  /// - Parameters:
  ///   - action: The action of the permissions to remove; `nil` for every action.
  ///   - source: The resource of the permissions to remove; `nil` for every resource.
  ///   - arn: The ARN of the database.
  mutating func remove(action: PermissionActionType?, source: String?, from arn: String) {
    guard var rest = permissions[arn] else { return }
    rest.removeAll { $0.matches(action: action, source: source) }
    permissions[arn] = rest.isEmpty ? nil : rest
  }

  /// Removes all permissions of a database that no longer exists.
  mutating func removeAll(of arn: String) {
    permissions[arn] = nil
  }
}

extension ResourcePermission {
  fileprivate func matches(action: PermissionActionType?, source: String?) -> Bool {
    (action.map { $0.rawValue.hasSameBytes(as: self.action) } ?? true)
      && (source.map { $0.hasSameBytes(as: self.source) } ?? true)
  }
}
