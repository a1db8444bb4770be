/// A text of at most eight ASCII characters in one word, so that metrics, which are copied often,
/// contain no reference.
package struct VersionText: Sendable, Hashable {
  /// The first character in the lowest byte; 0 for no text.
  private var word: UInt64 = 0

  package static let none = VersionText()

  private init() {}

  /// A longer text, or one that is not ASCII, becomes none.
  package init(_ text: String?) {
    self.init()
    if let text { self = VersionText(text.utf8.span) }
  }

  /// A longer text, or one that is not ASCII, becomes none.
  package init(_ text: Span<UInt8>) {
    guard text.count <= 8 else { return }
    var word: UInt64 = 0
    for index in text.indices {
      let byte = text[index]
      guard (1..<0x80).contains(byte) else { return }
      word |= UInt64(byte) << UInt64(8 * index)
    }
    self.word = word
  }

  package var text: String? {
    guard word != 0 else { return nil }
    var bytes: [UInt8] = []
    var rest = word
    while rest != 0 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
