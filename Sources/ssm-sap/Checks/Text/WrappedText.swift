import CommandSupport

/// Text broken into lines of a width.
enum WrappedText {
  /// Returns the lines of a text. A word that is wider than a line is broken, unless it is a URL, which
  /// nobody could open then.
  ///
  /// - Parameters:
  ///   - text: The text, without line breaks.
  ///   - width: The columns of a line, at least 2, since there are characters that wide.
  static func lines(_ text: String, width: Int) -> [String] {
    let width = max(width, 2)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      for piece in pieces(String(word), width: width) {
        let needed = piece.columns
        if used > 0, used + 1 + needed > width {
          lines.append(line)
          line = ""
          used = 0
        }
        if used > 0 {
          line += " "
          used += 1
        }
        line += piece
        used += needed
      }
    }
    return used > 0 || lines.isEmpty ? lines + [line] : lines
  }

  private static func pieces(_ word: String, width: Int) -> [String] {
    guard !word.utf8.starts(with: "https://".utf8) else { return [word] }
    var pieces: [String] = []
    var rest = word
    while rest.columns > width {
      let piece = rest.prefix(columns: width)
      rest = String(rest.unicodeScalars.dropFirst(piece.unicodeScalars.count))
      pieces.append(piece)
    }
    return pieces + [rest]
  }

  /// Returns a text with spaces up to a width.
  static func padded(_ text: String, width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.columns))
  }
}
