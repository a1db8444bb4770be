/// A duration in eight bytes, or none.
package struct Nanoseconds: Sendable, Hashable {
  static let none = Nanoseconds(nil)

  private static let inSecond: Int64 = 1_000_000_000
  private let count: Int64

  /// The duration without what is less than a nanosecond; at most some 292 years.
  init(_ duration: Duration?) {
    guard let (seconds, attoseconds) = duration?.components else {
      count = .min
      return
    }
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: Self.inSecond)
    let (sum, overflows) = whole.addingReportingOverflow(attoseconds / Self.inSecond)
    let longest: Int64 = seconds < 0 ? .min + 1 : .max
    count = isTooLong || overflows ? longest : max(sum, .min + 1)
  }

  /// So many microseconds, which are less than 292,000 years; none for 0 and below.
  package init(microseconds: Int64) {
    count = microseconds > 0 ? microseconds &* 1000 : .min
  }

  var duration: Duration? { count == .min ? nil : .nanoseconds(count) }
}
