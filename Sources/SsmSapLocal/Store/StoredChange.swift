/// A change of a store.
public enum StoredChange: Sendable, Hashable {
  /// Adds a record, or replaces the one with its key.
  case put(StoredRecord)
  /// Removes the record with the key, if there is one.
  case remove(key: String)
}
