/// The names of members as JSON has them, `"Name":`, packed so that most of them take one or two
/// comparisons of eight bytes and two stores of sixteen.
///
/// Words hold the first byte in the lowest place, and zeros where there are no more bytes.
package struct PackedNames: Sendable {
  /// One name, packed for reading.
  package struct Name: Sendable {
    /// How many bytes there are, with quotes and colon.
    package let count: Int
    /// Which bits of the first word belong to the name.
    package let mask: UInt64
    /// The bytes 0 to 7.
    package let first: UInt64
    /// The bytes 8 to 15.
    package let second: UInt64
    /// The bytes 16 to 23.
    package let third: UInt64
    /// The last eight bytes; only for names of more than eight.
    package let last: UInt64
    /// Whether all bytes stand in these words.
    package let isWhole: Bool
  }

  /// One name, packed for writing.
  package struct Text: Sendable {
    /// The bytes 0 to 15.
    package let low: SIMD16<UInt8>
    /// The bytes 16 to 31.
    package let high: SIMD16<UInt8>
    /// How many bytes there are, with quotes and colon.
    package let count: Int
    /// Whether all bytes stand in the two blocks.
    package let isWhole: Bool
  }

  /// The names, in the order of the members.
  package let names: [Name]

  /// The same names.
  package let texts: [Text]

  /// How many bytes of a name are packed.
  private static let packedBytes = 32

  /// The bytes of the longest name, without quotes and colon, that is packed whole.
  package static let longestName = packedBytes - 3

  /// Packs names that are escaped, in quotes, with a colon behind.
  init(quoted: [[UInt8]]) {
    names = quoted.map { bytes in
      Name(
        count: bytes.count, mask: bytes.count >= 8 ? ~0 : ~(~0 << UInt64(bytes.count * 8)),
        first: bytes.word(at: 0), second: bytes.word(at: 8), third: bytes.word(at: 16),
        last: bytes.word(at: max(0, bytes.count - 8)), isWhole: bytes.count <= Self.packedBytes)
    }
    texts = quoted.map { bytes in
      Text(
        low: bytes.block(at: 0), high: bytes.block(at: 16), count: bytes.count,
        isWhole: bytes.count <= Self.packedBytes)
    }
  }
}

extension [UInt8] {
  fileprivate func word(at start: Int) -> UInt64 {
    dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  fileprivate func block(at start: Int) -> SIMD16<UInt8> {
    var block = SIMD16<UInt8>()
    for (place, byte) in dropFirst(start).prefix(16).enumerated() { block[place] = byte }
    return block
  }
}
