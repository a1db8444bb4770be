import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value of an item that a filter compares with.
enum FilterValue: Sendable, Hashable {
  /// A text, compared by its bytes.
  case text(String)
  /// A time, compared by the millisecond.
  case time(Date)
}

extension FilterValue {
  /// Returns how this value and the value of a filter are ordered: negative if this one is less.
  ///
  /// - Returns: `nil` if the filter's value is not of the same kind.
  func order(to filter: FilterValue) -> Int? {
    switch (self, filter) {
    case (.text(let text), .text(let other)):
      if text.utf8.lexicographicallyPrecedes(other.utf8) { return -1 }
      return text.utf8.elementsEqual(other.utf8) ? 0 : 1
    case (.time(let time), .time(let other)):
      let first = Self.milliseconds(time)
      let second = Self.milliseconds(other)
      return first < second ? -1 : first == second ? 0 : 1
    default: return nil
    }
  }

  private static func milliseconds(_ date: Date) -> Double {
    (date.timeIntervalSince1970 * 1000).rounded()
  }
}
