/// Writes Swift, line by line, as the project's formatter would have it.
struct SourceWriter {
  /// The most columns of a line.
  static let width = 100

  private(set) var lines: [String] = []
  private var depth = 0

  /// The text of the file so far.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Writes a line at the present depth.
  mutating func line(_ text: String = "") {
    lines.append(text.isEmpty ? "" : indentation + text)
  }

  /// Writes an empty line, unless there is one already or a brace was just opened.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty, !last.hasSuffix("{") { lines.append("") }
  }

  /// Writes something in braces.
  mutating func block(_ head: String, _ body: (inout SourceWriter) throws -> Void) rethrows {
    line("\(head) {")
    try indented(body)
    line("}")
  }

  /// Writes something one step deeper.
  mutating func indented(_ body: (inout SourceWriter) throws -> Void) rethrows {
    depth += 1
    try body(&self)
    depth -= 1
  }

  /// Writes a list between two pieces of text: on one line where it fits, else an item a line.
  ///
  /// - Parameter trailingComma: Whether a comma stands behind the last item of many lines, as in
  ///   a collection but not in a parameter list.
  mutating func list(
    _ head: String, _ items: [String], _ tail: String, trailingComma: Bool = false
  ) {
    let single = head + items.joined(separator: ", ") + tail
    guard indentation.count + single.count > Self.width, !items.isEmpty else { return line(single) }
    line(head)
    indented { writer in
      for (index, item) in items.enumerated() {
        let isLast = index == items.count - 1
        writer.line(item + (isLast && !trailingComma ? "" : ","))
      }
    }
    line(tail)
  }

  /// Writes a list in braces behind it, as a function with its body.
  mutating func function(
    _ head: String, _ parameters: [String], _ tail: String,
    _ body: (inout SourceWriter) throws -> Void
  ) rethrows {
    list(head, parameters, "\(tail) {")
    try indented(body)
    line("}")
  }

  /// Writes a documentation comment, wrapped to the width.
  mutating func documentation(_ text: String) {
    for paragraphLine in Markdown.wrapped(text, to: Self.width - indentation.count - 4) {
      line(paragraphLine.isEmpty ? "///" : "/// \(paragraphLine)")
    }
  }

  /// Writes an ordinary comment, wrapped to the width.
  mutating func comment(_ text: String) {
    for paragraphLine in Markdown.wrapped(text, to: Self.width - indentation.count - 3) {
      line("// \(paragraphLine)")
    }
  }

  private var indentation: String { String(repeating: "  ", count: depth) }
}
