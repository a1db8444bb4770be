/// A place in a text that a person has written, for messages.
struct TextPlace {
  private let text: String.UnicodeScalarView
  private let offset: Int

  /// Creates a place.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - offset: The number of Unicode scalars before the place.
  init(_ text: String, scalar offset: Int) {
    self.text = text.unicodeScalars
    self.offset = min(offset, self.text.count)
  }

  /// Creates a place.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - offset: The number of bytes of UTF-8 before the place.
  init(_ text: String, byte offset: Int) {
    self.init(
      text, scalar: String(decoding: text.utf8.prefix(offset), as: UTF8.self).unicodeScalars.count)
  }

  /// The place in words, then its line with a caret below.
  var description: String {
    let before = text.prefix(offset)
    let line = before.count { $0 == "\n" } + 1
    let indentation = before.reversed().prefix { $0 != "\n" }.count
    let start = text.index(text.startIndex, offsetBy: offset - indentation)
    let whole = text[start...].prefix { $0 != "\n" }
    let (shown, column) = Self.excerpt(Array(whole), around: indentation)
    return "line \(line), column \(indentation + 1):\n  \(shown)\n  "
      + String(repeating: " ", count: column) + "^"
  }

  /// The most scalars of a line that a message shows.
  private static let width = 72

  /// The part of a line around a column, without control characters, and the column in it.
  private static func excerpt(
    _ line: [Unicode.Scalar], around column: Int
  ) -> (String, Int) {
    let first = max(0, column - width / 2)
    let part = line[min(first, line.count)...].prefix(width)
    let printable = part.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    return (String(String.UnicodeScalarView(printable)), column - first)
  }
}
