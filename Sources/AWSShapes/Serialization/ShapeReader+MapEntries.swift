extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Adds an entry to a map that is being read. Of two entries with the same key, the last one
  /// counts.
  ///
  /// Keys on the wire are different if their bytes are. Keys of a Swift dictionary are equal if they
  /// are canonically equivalent, such as "é" as one scalar and as "e" with an accent. A dictionary
  /// cannot hold both entries, and dropping one would go unnoticed, so this is an error.
  ///
  /// - Throws: ``ShapeReadingError`` if the map has an entry whose key is canonically equivalent but
  ///   not the same.
  @inlinable
  package func add<Value>(
    _ value: Value, for key: String, to map: inout [String: Value]
  ) throws(ShapeReadingError) {
    let count = map.count
    map.updateValue(value, forKey: key)
    // Replacing the value of a key keeps the key, so it can be compared afterwards, in the rare
    // case only.
    guard map.count != count || map.hasKey(withBytesOf: key) else {
      throw mismatch("two keys that differ only in their Unicode normalization")
    }
  }
}

extension Dictionary where Key == String {
  /// Returns whether the key that equals the given one has the same bytes, too.
  @usableFromInline
  package func hasKey(withBytesOf key: String) -> Bool {
    index(forKey: key).map { keys[$0].hasSameBytes(as: key) } ?? false
  }
}
