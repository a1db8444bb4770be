/// The names of members as JSON has them, `"Name":`, packed so that most of them take one or two
/// comparisons of eight bytes.
///
/// Words hold the first byte in the lowest place, and zeros where there are no more bytes.
package struct PackedNames: Sendable {
  /// One name. Up to 32 bytes stand in it, so that it is copied without counting references.
  package struct Name: Sendable {
    /// How many bytes there are, with quotes and colon.
    package let count: Int
    /// How many of them stand in the four words.
    package let inlineCount: Int
    /// Which bits of the first word belong to the name.
    package let mask: UInt64
    /// The bytes 0 to 7.
    package let first: UInt64
    /// The bytes 8 to 15.
    package let second: UInt64
    /// The bytes 16 to 23.
    package let third: UInt64
    /// The bytes 24 to 31.
    package let fourth: UInt64
    /// The last eight bytes; only for names of more than eight.
    package let last: UInt64
    /// Where in ``PackedNames/words`` the other bytes stand.
    package let others: Range<Int>
  }

  /// The names, in the order of the members.
  package let names: [Name]

  /// The words of names of more than 32 bytes, from their fifth word on.
  package let words: [UInt64]

  /// How many bytes stand in a ``Name`` itself at most.
  private static let inlineBytes = 32

  /// Packs names that are escaped, in quotes, with a colon behind.
  init(quoted: [[UInt8]]) {
    var names: [Name] = []
    var words: [UInt64] = []
    for bytes in quoted {
      let start = words.count
      words += stride(from: Self.inlineBytes, to: bytes.count, by: 8).map { bytes.word(at: $0) }
      names.append(
        Name(
          count: bytes.count, inlineCount: min(bytes.count, Self.inlineBytes),
          mask: bytes.count >= 8 ? ~0 : ~(~0 << UInt64(bytes.count * 8)),
          first: bytes.word(at: 0), second: bytes.word(at: 8), third: bytes.word(at: 16),
          fourth: bytes.word(at: 24), last: bytes.word(at: max(0, bytes.count - 8)),
          others: start..<words.count))
    }
    self.names = names
    self.words = words
  }
}

extension [UInt8] {
  fileprivate func word(at start: Int) -> UInt64 {
    dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
