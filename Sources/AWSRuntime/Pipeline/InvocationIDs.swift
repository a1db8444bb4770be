import Synchronization

/// The ids of a client's calls: random UUIDs.
///
/// The system's randomness seeds them and is not asked for each: its two system calls took almost
/// two microseconds of a call, and ids have to differ, not to be hard to guess. The clock goes into
/// each, so that copies of a process, such as those that are restored from a snapshot, go separate
/// ways.
///
/// Source: RFC 9562, sections 4, 5.4 and 6.9; Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators", for the mixing.
final class InvocationIDs: Sendable {
  private let start = ContinuousClock.now
  private let state = Mutex(
    (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))

  func next() -> String {
    let now = nanoseconds()
    let (first, second) = state.withLock { state -> (UInt64, UInt64) in
      state.0 &+= 0x9e37_79b9_7f4a_7c15
      state.1 &+= 0xd1b5_4a32_d192_ed03
      return state
    }
    return Self.text(Self.mixed(first &+ now), Self.mixed(second ^ now))
  }

  private func nanoseconds() -> UInt64 {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return UInt64(truncatingIfNeeded: seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// The id of these random bits, but for the six that say what kind of UUID it is.
  static func text(_ high: UInt64, _ low: UInt64) -> String {
    let version = high & ~0xF000 | 0x4000
    let variant = low & ~(0b11 << 62) | 0b10 << 62
    var digits = InlineArray<36, UInt8>(repeating: UInt8(ascii: "-"))
    var position = 0
    for index in 0..<32 {
      // The groups have 8, 4, 4, 4 and 12 digits.
      if position == 8 || position == 13 || position == 18 || position == 23 { position += 1 }
      let half = index < 16 ? version : variant
      digits[position] = digit(half >> UInt64(60 - 4 * (index % 16)) & 0xF)
      position += 1
    }
    guard let text = try? UTF8Span(validating: digits.span) else { return "" }
    return String(copying: text)
  }

  private static func digit(_ value: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: value) + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
