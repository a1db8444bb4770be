/// The names of members in JSON, `"Name":`, packed so that most of them take one or two comparisons
/// of eight bytes and two stores of sixteen.
///
/// Words hold the first byte in the lowest place, and zeros behind the last one.
package struct PackedNames: Sendable {
  /// One name, packed for reading.
  package struct Name: Sendable {
    /// The number of bytes, with quotes and colon.
    package let count: Int
    /// The bits of the first word that belong to the name.
    package let mask: UInt64
    /// The bytes 0 to 7.
    package let first: UInt64
    /// The bytes 8 to 15.
    package let second: UInt64
    /// The bytes 16 to 23.
    package let third: UInt64
    /// The last eight bytes; only for names of more than eight.
    package let last: UInt64
    /// Whether these words hold all bytes.
    package let isWhole: Bool
  }

  /// One name, packed for writing.
  package struct Text: Sendable {
    /// The bytes 0 to 15.
    package let low: SIMD16<UInt8>
    /// The bytes 16 to 31.
    package let high: SIMD16<UInt8>
    /// The number of bytes, with quotes and colon.
    package let count: Int
    /// Whether the two blocks hold all bytes.
    package let isWhole: Bool
  }

  /// The names for reading, in the order of the members.
  package let names: [Name]

  /// The names for writing, in the order of the members.
  package let texts: [Text]

  /// The number of bytes of a name that are packed.
  private static let packedBytes = 32

  /// The length of the longest name that is packed whole, without quotes and colon.
  package static let longestName = packedBytes - 3

  /// Packs names that are escaped, in quotes, and followed by a colon.
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
