/// Finds the path of members to a position in a document.
///
/// Used for messages only, after a reader has accepted all before that position.
enum JSONPath {
  private enum Level {
    case object(key: String)
    case array(index: Int)
  }

  /// The most bytes of a key in a message, as keys come from a peer.
  private static let longestKey = 64

  static func path(toOffset end: Int, in bytes: borrowing Span<UInt8>) -> String {
    var levels: [Level] = []
    var isKeyNext = false
    var offset = 0
    while offset < min(end, bytes.count) {
      switch bytes[offset] {
      case .openBrace:
        levels.append(.object(key: ""))
        isKeyNext = true
      case .openBracket:
        levels.append(.array(index: 0))
      case .closeBrace, .closeBracket:
        _ = levels.popLast()
      case .comma:
        isKeyNext = advance(&levels)
      case .quote:
        let close = endOfString(from: offset, in: bytes)
        if isKeyNext, close < end, !levels.isEmpty {
          levels[levels.count - 1] = .object(key: text(from: offset + 1, to: close, in: bytes))
        }
        isKeyNext = false
        offset = close
      default: break
      }
      offset += 1
    }
    return describe(levels)
  }

  /// Moves past a comma, and returns whether a key comes next.
  private static func advance(_ levels: inout [Level]) -> Bool {
    guard let last = levels.last else { return false }
    if case .array(let index) = last {
      levels[levels.count - 1] = .array(index: index + 1)
      return false
    }
    return true
  }

  private static func endOfString(from quote: Int, in bytes: borrowing Span<UInt8>) -> Int {
    var offset = quote + 1
    while offset < bytes.count, bytes[offset] != .quote {
      offset += bytes[offset] == .backslash ? 2 : 1
    }
    return offset
  }

  private static func text(
    from start: Int, to end: Int, in bytes: borrowing Span<UInt8>
  ) -> String {
    var key: [UInt8] = []
    for offset in start..<min(end, start + longestKey) { key.append(bytes[offset]) }
    return String(decoding: key, as: UTF8.self)
  }

  private static func describe(_ levels: [Level]) -> String {
    var path = ""
    for level in levels {
      switch level {
      case .array(let index): path += "[\(index)]"
      case .object(let key) where key.isEmpty: break
      case .object(let key) where isName(key): path += path.isEmpty ? key : ".\(key)"
      case .object(let key): path += "[\"\(key)\"]"
      }
    }
    return path
  }

  private static func isName(_ key: String) -> Bool {
    key.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") }
  }
}
