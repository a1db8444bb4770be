/// Where a local service keeps its state across restarts.
///
/// A service reads everything once at its start, and writes what a request changed before it answers
/// that request. Calls never overlap.
public protocol LocalStore: Sendable {
  /// Returns every record, in any order.
  func load() async throws(LocalStoreError) -> [StoredRecord]

  /// Makes all changes or none. When it returns, they survive the end of the process.
  func commit(_ changes: [StoredChange]) async throws(LocalStoreError)
}

/// The reason why a store cannot be read or written.
public struct LocalStoreError: Error, Hashable, CustomStringConvertible {
  /// What failed and why.
  public var description: String

  /// Creates an error.
  public init(_ description: String) {
    self.description = description
  }
}
