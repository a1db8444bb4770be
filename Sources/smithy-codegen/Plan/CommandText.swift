/// Documentation as the help of a command prints it: without marks of Markdown, and with commands in
/// the place of operations.
struct CommandText {
  /// The text on one line.
  let whole: String

  /// Creates the text.
  ///
  /// - Parameters:
  ///   - commands: The commands by the names of their operations.
  ///   - documentation: The documentation in the model.
  init(commands: [String: String], of documentation: String) {
    let lines = Markdown.wrapped(documentation, to: .max).filter { !$0.isEmpty && $0 != ">" }
    let text = lines.map { String($0.unicodeScalars.trimmingPrefix("> ".unicodeScalars)) }
      .joined(separator: " ")
    let pieces = Self.withoutLinks(text).utf8.split(
      separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
    whole = pieces.enumerated().map { index, piece in
      let text = String(decoding: piece, as: UTF8.self)
      return commands[text] ?? (index.isMultiple(of: 2) ? Self.unescaped(text) : text)
    }.joined()
  }

  /// The text with the words of its links alone.
  private static func withoutLinks(_ text: String) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "](http".utf8), let end = rest.firstIndex(of: UInt8(ascii: ")")),
        let start = result.lastIndex(of: UInt8(ascii: "["))
      {
        result.remove(at: start)
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text without the backslashes before marks of Markdown.
  private static func unescaped(_ text: String) -> String {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      result.append(byte)
      isEscaped = false
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text up to its first full stop.
  var firstSentence: String { String(decoding: whole.utf8.prefix(sentenceLength), as: UTF8.self) }

  /// The text after its first sentence.
  var rest: String {
    String(decoding: whole.utf8.dropFirst(sentenceLength).drop { $0 == space }, as: UTF8.self)
  }

  private var space: UInt8 { UInt8(ascii: " ") }

  private var sentenceLength: Int {
    let bytes = Array(whole.utf8)
    let end = bytes.indices.first { index in
      bytes[index] == UInt8(ascii: ".") && (index + 1 == bytes.count || bytes[index + 1] == space)
    }
    return end.map { $0 + 1 } ?? bytes.count
  }
}
