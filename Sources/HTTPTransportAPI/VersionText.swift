/// A version as text of at most eight ASCII characters, in one word: a `String` is counted at each
/// copy, and metrics are copied often.
package struct VersionText: Sendable, Hashable {
  /// The first character in the lowest byte; 0 for no text.
  private var word: UInt64 = 0

  package static let none = VersionText()

  private init() {}

  /// What is longer, or other than ASCII, comes to nothing.
  package init(_ text: String?) {
    guard let bytes = text?.utf8, bytes.count <= 8, bytes.allSatisfy({ (1..<0x80).contains($0) })
    else { return }
    for byte in bytes.reversed() { word = word << 8 | UInt64(byte) }
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
