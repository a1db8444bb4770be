#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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

  /// Creates a key that sorts by time, the latest first, and then by id.
  init(newestFirst date: Date, id: String) {
    bytes = Self.bigEndian(~Self.ordered(date)) + Array(id.utf8)
  }

  /// Returns a number that is larger for a later date.
  ///
  /// The bits of positive floating-point numbers are in the order of the numbers, those of negative
  /// ones in the reverse order.
  private static func ordered(_ date: Date) -> UInt64 {
    let bits = date.timeIntervalSince1970.bitPattern
    let sign: UInt64 = 1 << 63
    return bits & sign == 0 ? bits | sign : ~bits
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
