/// A Swift expression whose layout depends on the room it has.
indirect enum NestedExpression: Sendable {
  /// Text that stays on one line.
  case text(String)
  /// Expressions in parentheses or brackets, with the text before and after them.
  case group(String, [NestedExpression], String)

  /// A call with arguments.
  static func call(_ name: String, _ arguments: [NestedExpression]) -> NestedExpression {
    .group("\(name)(", arguments, ")")
  }

  /// An array or, with labelled elements, a dictionary.
  static func collection(_ elements: [NestedExpression]) -> NestedExpression {
    .group("[", elements, "]")
  }

  /// The expression with a label before it.
  func labelled(_ label: String) -> NestedExpression {
    switch self {
    case .text(let text): .text("\(label): \(text)")
    case .group(let head, let items, let tail): .group("\(label): \(head)", items, tail)
    }
  }

  /// The expression on one line.
  private var line: String {
    switch self {
    case .text(let text): text
    case .group(let head, let items, let tail):
      head + items.map(\.line).joined(separator: ", ") + tail
    }
  }

  /// Writes the expression on one line if it fits, otherwise with each part on a line of its own.
  func write(after head: String = "", before tail: String = "", to writer: inout SourceWriter) {
    guard case .group(let open, let items, let close) = self, !items.isEmpty,
      !writer.fits(head + line + tail)
    else { return writer.line(head + line + tail) }
    writer.line(head + open)
    writer.indented { writer in
      for (index, item) in items.enumerated() {
        item.write(before: index == items.count - 1 ? "" : ",", to: &writer)
      }
    }
    writer.line(close + tail)
  }
}
