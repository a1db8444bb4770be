import CLibcurl

/// A time of a clock that continues while the machine sleeps, as `ContinuousClock` does, in whole
/// nanoseconds, as `poll` and timeouts need them.
struct Moment: Comparable, Sendable {
  private let nanoseconds: Int64

  #if canImport(Darwin)
    private static let clock = CLOCK_MONOTONIC
  #else
    private static let clock = CLOCK_BOOTTIME
  #endif

  static var now: Moment {
    var time = timespec()
    // Ours to write to; it fails for unknown clocks only.
    _ = unsafe clock_gettime(clock, &time)
    return Moment(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }

  static func < (one: Moment, other: Moment) -> Bool { one.nanoseconds < other.nanoseconds }

  /// A later time, by two hundred years at most.
  func advanced(byNanoseconds nanoseconds: Int64) -> Moment {
    Moment(nanoseconds: self.nanoseconds &+ nanoseconds)
  }

  func advanced(byMilliseconds milliseconds: Int64) -> Moment {
    advanced(byNanoseconds: milliseconds &* 1_000_000)
  }

  /// How long it is until another time; negative if that was before.
  func nanoseconds(until other: Moment) -> Int64 { other.nanoseconds &- nanoseconds }

  /// The same in milliseconds, rounded up.
  func milliseconds(until other: Moment) -> Int64 {
    (nanoseconds(until: other) &+ 999_999) / 1_000_000
  }
}
