/// A set of Unicode scalars that a pattern accepts at one position.
struct ScalarSet: Sendable, Hashable {
  private var ranges: [ClosedRange<UInt32>]
  private var isNegated: Bool
  /// The scalars of ASCII in the set, which are nearly all that are looked up.
  private(set) var ascii = ASCII()

  /// A set with a bit for each scalar of ASCII.
  struct ASCII: Sendable, Hashable {
    fileprivate var low: UInt64 = 0
    fileprivate var high: UInt64 = 0

    func contains(_ value: UInt8) -> Bool {
      value < 0x80 && (value < 64 ? low : high) >> UInt64(value & 63) & 1 == 1
    }
  }

  init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
    for value in UInt32(0)..<64 where isListed(value) != isNegated { ascii.low |= 1 << value }
    for value in UInt32(64)..<128 where isListed(value) != isNegated {
      ascii.high |= 1 << (value - 64)
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x80
      ? ascii.contains(UInt8(truncatingIfNeeded: value)) : isListed(value) != isNegated
  }

  /// Returns whether no scalar of ASCII is in both sets.
  func hasNoASCII(in other: ScalarSet) -> Bool {
    ascii.low & other.ascii.low == 0 && ascii.high & other.ascii.high == 0
  }

  /// Whether the set may contain a scalar beyond ASCII.
  var reachesBeyondASCII: Bool {
    isNegated || ranges.contains { $0.upperBound > 0x7f }
  }

  private func isListed(_ value: UInt32) -> Bool {
    ranges.contains { $0.contains(value) }
  }

  /// All scalars, for a full stop. Engines differ about line ends, and a pattern must not refuse what
  /// the service's engine accepts.
  static let any = ScalarSet([], isNegated: true)

  static func one(_ scalar: Unicode.Scalar) -> ScalarSet {
    ScalarSet([scalar.value...scalar.value])
  }

  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let letters: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a]
  /// White space of ASCII, on which all engines agree.
  static let narrowSpaces: [ClosedRange<UInt32>] = [0x09...0x0d, 0x20...0x20]
  /// White space in the widest sense that an engine has.
  static let wideSpaces: [ClosedRange<UInt32>] =
    narrowSpaces + [
      0x85...0x85, 0xa0...0xa0, 0x1680...0x1680, 0x2000...0x200a, 0x2028...0x2029, 0x202f...0x202f,
      0x205f...0x205f, 0x3000...0x3000, 0xfeff...0xfeff,
    ]
}
