import AWSShapes

/// The tags of applications, components and databases.
struct TagTable: Sendable, Hashable, Codable {
  /// The largest number of tags of a resource.
  ///
  /// Source: AWS General Reference, "Tag naming limits and requirements".
  static let limit = 50

  private var tags: [String: [String: String]] = [:]

  /// Returns the tags of a resource; empty if it has none.
  func tags(of arn: String) -> [String: String] {
    tags[arn] ?? [:]
  }

  /// Adds tags to a resource. A tag replaces another with the same key.
  ///
  /// - Throws: A `ValidationException` if the resource would have more than ``limit`` tags; then
  ///   nothing changes (inferred).
  mutating func add(_ added: [String: String], to arn: String) throws(LocalFailure) {
    let all = tags(of: arn).merging(added) { _, new in new }
    guard all.count <= Self.limit else {
      throw .validation(
        "the resource \(arn) would have \(all.count) tags; the limit is \(Self.limit)")
    }
    guard !all.isEmpty else { return }
    tags[arn] = all
  }

  /// Removes the tags with the keys. Keys that the resource does not have are ignored.
  mutating func remove(_ keys: [String], from arn: String) {
    guard var rest = tags[arn] else { return }
    for key in keys { rest[key] = nil }
    tags[arn] = rest.isEmpty ? nil : rest
  }

  /// Removes all tags of a resource that no longer exists.
  mutating func removeAll(of arn: String) {
    tags[arn] = nil
  }
}
