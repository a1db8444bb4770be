/// The strings of a JSON document, and the bytes between them.
///
/// It accepts any bytes, and returns them all.
struct JSONTokens {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static let quote = UInt8(ascii: "\"")

  /// Returns the range of the next string with its quotes, or of the bytes up to it.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    if bytes[start] == Self.quote {
      skipString()
    } else {
      while position < bytes.count, bytes[position] != Self.quote { position += 1 }
    }
    return start..<position
  }

  private mutating func skipString() {
    position += 1
    while position < bytes.count, bytes[position] != Self.quote {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(position + 1, bytes.count)
  }

  /// Skips a colon and the blanks around it, and returns their range; `nil` if something else comes.
  mutating func skipColon() -> Range<Int>? {
    let start = position
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
      position = start
      return nil
    }
    position += 1
    skipBlanks()
    return start..<position
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  /// Skips a value, with all that it contains.
  mutating func skipValue() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case Self.quote:
        skipString()
        if depth == 0 { return }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return }
        depth -= 1
        if depth == 0 {
          position += 1
          return
        }
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      position += 1
    }
  }
}
