import Synchronization

/// The ids of a client's calls: random UUIDs.
///
/// The system's random numbers only seed the generator: for each id their two system calls would
/// take almost two microseconds, and ids must be distinct, not hard to guess. Each id also depends
/// on the clock, so that copies of a process, such as those restored from a snapshot, create
/// different ids.
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

  /// The position of each group of four digits.
  private static let positions: InlineArray<8, Int> = [0, 4, 9, 14, 19, 24, 28, 32]

  /// Returns the id of random bits, with the six bits of version and variant replaced.
  static func text(_ high: UInt64, _ low: UInt64) -> String {
    let version = high & ~0xF000 | 0x4000
    let variant = low & ~(0b11 << 62) | 0b10 << 62
    var text = InlineArray<36, UInt8>(repeating: UInt8(ascii: "-"))
    for group in 0..<8 {
      let half = group < 4 ? version : variant
      let digits = digits(half >> UInt64(48 - 16 * (group % 4)) & 0xFFFF)
      let position = positions[group]
      for index in 0..<4 {
        text[position + index] = UInt8(truncatingIfNeeded: digits >> UInt32(24 - 8 * index))
      }
    }
    guard let text = try? UTF8Span(validating: text.span) else { return "" }
    return String(copying: text)
  }

  /// Returns four digits at once, the first in the highest byte.
  private static func digits(_ value: UInt64) -> UInt32 {
    let value = UInt32(truncatingIfNeeded: value)
    let bytes = (value & 0xFF00) << 8 | value & 0xFF
    let nibbles = (bytes & 0xF0_00F0) << 4 | bytes & 0xF_000F
    let letters = (nibbles &+ 0x0606_0606) >> 4 & 0x0101_0101
    let fromNineToLetters = UInt32(UInt8(ascii: "a") - UInt8(ascii: "9") - 1)
    return nibbles &+ 0x3030_3030 &+ letters &* fromNineToLetters
  }
}
