/// The names of members as JSON has them, `"Name":`, packed so that most of them take one or two
/// comparisons of eight bytes.
///
/// Words hold the first byte in the lowest place.
package struct PackedNames: Sendable {
  /// One name.
  package struct Name: Sendable {
    /// How many bytes there are, with quotes and colon.
    package let count: Int
    /// The first eight bytes, zeros behind a shorter name.
    package let first: UInt64
    /// Which bits of the first word belong to the name.
    package let mask: UInt64
    /// The last eight bytes; only for names of more than eight.
    package let last: UInt64
    /// Where the words stand that are in between, which only names of more than 16 bytes have.
    package let middle: Range<Int>
    /// Where all of the words stand, the last one with zeros behind.
    package let all: Range<Int>
  }

  /// The names, in the order of the members.
  package let names: [Name]

  /// The words of every name, name after name.
  package let words: [UInt64]

  /// Packs names that are escaped, in quotes, with a colon behind.
  init(quoted: [[UInt8]]) {
    var names: [Name] = []
    var words: [UInt64] = []
    for bytes in quoted {
      let start = words.count
      words += stride(from: 0, to: bytes.count, by: 8).map { Self.word(of: bytes, at: $0) }
      let first = words[start]
      names.append(
        Name(
          count: bytes.count, first: first,
          mask: bytes.count >= 8 ? ~0 : ~(~0 << UInt64(bytes.count * 8)),
          last: bytes.count > 8 ? Self.word(of: bytes, at: bytes.count - 8) : first,
          middle: start + 1..<max(start + 1, words.count - 1), all: start..<words.count))
    }
    self.names = names
    self.words = words
  }

  private static func word(of bytes: [UInt8], at start: Int) -> UInt64 {
    bytes[start..<min(bytes.count, start + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
