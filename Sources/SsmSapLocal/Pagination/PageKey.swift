/// The place of an item in a list: keys are unique in a list and never change.
///
/// Keys are compared by their bytes.
struct PageKey: Sendable, Hashable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Creates a key that sorts by text.
  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Creates a key that sorts by number.
  init(_ number: UInt64) {
    bytes = Self.bigEndian(number)
  }

  /// Creates a key that sorts by number, the largest first.
  init(largestFirst number: UInt64) {
    bytes = Self.bigEndian(~number)
  }

  private static func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
  }
}

extension PageKey: Comparable {
  static func < (first: PageKey, second: PageKey) -> Bool {
    first.bytes.lexicographicallyPrecedes(second.bytes)
  }
}
