/// A part of a local service's state, as a store keeps it.
public struct StoredRecord: Sendable, Hashable {
  /// The name of the record, unique in its store.
  public var key: String

  /// The value, a JSON text.
  public var value: [UInt8]

  /// Creates a record.
  public init(key: String, value: [UInt8]) {
    self.key = key
    self.value = value
  }
}
