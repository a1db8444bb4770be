/// An optional duration in eight bytes.
package struct Nanoseconds: Sendable, Hashable {
  package static let none = Nanoseconds(nil)

  /// `Int64.min` for none.
  private let count: Int64

  /// Rounds the duration towards zero; at most some 292 years.
  init(_ duration: Duration?) {
    count = duration?.wholeNanoseconds ?? .min
  }

  /// A number of microseconds below 292,000 years; none for 0 and below.
  package init(microseconds: Int64) {
    count = microseconds > 0 ? microseconds &* 1000 : .min
  }

  /// The number of nanoseconds; `nil` for none.
  package var wholeNumber: Int64? { count == .min ? nil : count }

  var duration: Duration? { count == .min ? nil : .nanoseconds(count) }
}

extension Duration {
  /// Rounded towards zero; at most some 292 years either way, and never `Int64.min`.
  fileprivate var wholeNanoseconds: Int64 {
    let inSecond: Int64 = 1_000_000_000
    let (seconds, attoseconds) = components
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: inSecond)
    let (sum, overflows) = whole.addingReportingOverflow(attoseconds / inSecond)
    let longest: Int64 = seconds < 0 ? .min + 1 : .max
    return isTooLong || overflows ? longest : max(sum, .min + 1)
  }
}
