/// A line of Markdown: the marks of the lists and quotations that it stands in, and its text.
struct MarkdownLine {
  /// The whole line.
  let text: String
  /// The marks, such as `> - `.
  private let marks: String
  /// What stands in place of the marks on the lines that continue this one.
  private let continuation: String
  /// The text after the marks.
  let body: String

  init(_ text: String) {
    var rest = text.unicodeScalars[...]
    var marks = ""
    var continuation = ""
    while let (mark, next) = Self.mark(rest) {
      marks += mark
      continuation += next
      rest = rest.dropFirst(mark.unicodeScalars.count)
    }
    let end = text.unicodeScalars.lastIndex { $0 != " " }
    self.text = end.map { String(text.unicodeScalars[...$0]) } ?? ""
    self.marks = marks
    self.continuation = continuation
    body = String(rest)
  }

  /// The mark at the start of a line, and what continues it; `nil` if text starts there.
  private static func mark(_ line: Substring.UnicodeScalarView) -> (String, String)? {
    guard let first = line.first else { return nil }
    if first == " " { return (" ", " ") }
    let word = String(line.prefix { $0 != " " })
    guard line.dropFirst(word.unicodeScalars.count).first == " " else { return nil }
    if word == ">" { return ("> ", "> ") }
    guard word == "-" || (("0"..."9").contains(first) && Markdown.isBlockMark(word)) else {
      return nil
    }
    return ("\(word) ", String(repeating: " ", count: word.utf8.count + 1))
  }

  /// The mark that opens a block of code, and closes it again; `nil` for other lines.
  var fence: String? {
    let mark = body.unicodeScalars.prefix { $0 == "`" }
    guard mark.count >= 3, !body.unicodeScalars.dropFirst(mark.count).contains("`") else {
      return nil
    }
    return String(mark)
  }

  /// Whether the line is a row of a table.
  var isRow: Bool { body.unicodeScalars.first == "|" && body.unicodeScalars.last == "|" }

  /// Whether a word at the start of a line ends the paragraph before. Of numbers, only 1 does.
  private static func interrupts(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, ("0"..."9").contains(first) else {
      return Markdown.isBlockMark(word)
    }
    return word == "1." || word == "1)"
  }

  /// The lines that the text takes within a width; none for an empty line.
  func filled(to width: Int) -> [String] {
    var lines: [String] = []
    var line = marks
    var isEmpty = true
    for word in body.unicodeScalars.split(separator: " ").map(String.init) {
      // A word that starts a list where it starts a line stays on the line before.
      if !isEmpty, line.count + 1 + word.count > width, !Self.interrupts(word) {
        lines.append(line)
        line = continuation
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }
}
