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

  /// Writes an empty line, unless the last line is empty or opens a brace.
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

  /// Writes a list between two pieces of text: on one line if it fits, otherwise with the items on
  /// a line of their own, otherwise with each item on its own line.
  mutating func list(_ head: String, _ items: [String], _ tail: String, _ style: ListStyle) {
    let joined = items.joined(separator: ", ")
    guard !fits(head + joined + tail) else { return line(head + joined + tail) }
    guard !items.isEmpty else { return signature(head + tail) }
    line(head)
    indented { writer in
      switch style {
      case .call where writer.fits(joined + tail): writer.line(joined + tail)
      case .call:
        for item in items.dropLast() { writer.line(item + ",") }
        writer.line(items[items.count - 1] + tail)
      case .declaration where writer.fits(joined): writer.line(joined)
      case .declaration:
        for item in items.dropLast() { writer.line(item + ",") }
        writer.line(items[items.count - 1])
      case .collection where writer.fits(joined + ","):
        writer.line(joined + (items.count > 1 ? "," : ""))
      case .collection:
        for item in items { writer.line(item + (items.count > 1 ? "," : "")) }
      }
    }
    if style != .call { signature(tail) }
  }

  /// Writes the end of a declaration, with the result on a line of its own if it does not fit.
  private mutating func signature(_ text: String) {
    guard !fits(text), let arrow = text.firstRange(of: " -> ") else { return line(text) }
    let hasBody = text.hasSuffix(" {")
    line(String(text[..<arrow.lowerBound]))
    indented { writer in
      let result = text[arrow.upperBound...]
      writer.line("-> \(hasBody ? result.dropLast(2) : result)")
    }
    if hasBody { line("{") }
  }

  /// Whether a text fits on a line at the present depth. One column is kept free, since the
  /// formatter breaks some lines of exactly the allowed width.
  func fits(_ text: String) -> Bool { indentation.count + text.count < Self.width }

  /// Writes a function with its parameters and its body.
  mutating func function(
    _ head: String, _ parameters: [String], _ tail: String,
    _ body: (inout SourceWriter) throws -> Void
  ) rethrows {
    list(head, parameters, "\(tail) {", .declaration)
    try indented(body)
    line("}")
  }

  /// Writes an extension that adds conformances, with its body in braces.
  mutating func conformance(
    of type: String, to protocols: [String], _ body: (inout SourceWriter) throws -> Void
  ) rethrows {
    let list = protocols.joined(separator: ", ")
    if fits("extension \(type): \(list) {") {
      line("extension \(type): \(list) {")
    } else {
      line("extension \(type):")
      indented { $0.line(list) }
      line("{")
    }
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

/// The layout of a list that does not fit on a line.
enum ListStyle {
  /// The arguments of a call: the closing parenthesis follows the last.
  case call
  /// The parameters of a declaration: the closing parenthesis is on a line of its own.
  case declaration
  /// The elements of a collection: a comma follows the last one too.
  case collection
}
