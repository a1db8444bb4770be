/// A line of text with colours.
package struct StyledLine: Sendable, Hashable {
  private struct Span: Hashable {
    var text: String
    var paint: TerminalPaint?
  }

  private var spans: [Span] = []

  /// Creates a line.
  ///
  /// - Parameters:
  ///   - text: A text from anywhere; what could steer the terminal is taken out.
  ///   - paint: Its colour.
  package init(_ text: String = "", _ paint: TerminalPaint? = nil) {
    append(text, paint)
  }

  /// Adds text at the end.
  package mutating func append(_ text: String, _ paint: TerminalPaint? = nil) {
    guard !text.isEmpty else { return }
    spans.append(Span(text: text.printable, paint: paint))
  }

  /// Adds a line at the end.
  package mutating func append(_ line: StyledLine) {
    spans += line.spans
  }

  /// The text without colours.
  package var text: String { spans.map(\.text).joined() }

  /// How many columns of a terminal the line takes.
  package var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }

  /// Returns the line as far as it fits into a number of columns; one that does not ends in a mark.
  ///
  /// - Parameters:
  ///   - limit: The number of columns.
  ///   - mark: What stands in place of the rest, one column wide.
  package func cut(to limit: Int, mark: String) -> StyledLine {
    guard columns > limit else { return self }
    var line = StyledLine()
    var left = max(limit - 1, 0)
    for span in spans {
      let text = span.text.prefix(columns: left)
      line.append(text, span.paint)
      left -= text.columns
      guard text.utf8.count == span.text.utf8.count else { break }
    }
    if limit > 0 { line.append(mark) }
    return line
  }

  /// Returns the text with control sequences for its colours, or without.
  package func rendered(hasColors: Bool) -> String {
    guard hasColors else { return text }
    return spans.map { span in
      span.paint.map { "\u{1B}[\($0.rawValue)m\(span.text)\u{1B}[0m" } ?? span.text
    }.joined()
  }
}
