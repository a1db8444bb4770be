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
    let lines = Markdown.wrapped(documentation, to: .max).filter { !$0.isEmpty }
    let pieces = lines.joined(separator: " ").utf8.split(
      separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
    whole = pieces.map { piece in
      let text = String(decoding: piece, as: UTF8.self)
      return commands[text] ?? text
    }.joined()
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
