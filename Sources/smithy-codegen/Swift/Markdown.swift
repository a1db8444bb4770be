/// Documentation of a model as the Markdown of a Swift comment.
enum Markdown {
  /// The lines of a text, each at most as wide as asked; a wider word stands on its own line.
  ///
  /// Every kind of line end ends a line here, so that no text leaves the comment it stands in.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    let paragraphs = printable(text).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    for paragraph in paragraphs {
      let filled = fill(Substring(paragraph), to: width)
      if filled.isEmpty, lines.last?.isEmpty != false { continue }
      lines += filled.isEmpty ? [""] : filled
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The text with line feeds as its only line ends, and spaces for other control characters.
  private static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}": result.append("\n")
      case _ where isInvisible(scalar): result.append(" ")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// Whether a scalar is a control character, or one that changes the direction of text.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069, 0xfeff: true
    default: false
    }
  }

  /// The first paragraph of a text, on one line.
  static func firstParagraph(of text: String) -> String {
    wrapped(text, to: .max).prefix { !$0.isEmpty }.joined(separator: " ")
  }

  private static func fill(_ paragraph: Substring, to width: Int) -> [String] {
    let scalars = paragraph.unicodeScalars
    let depth = scalars.prefix { $0 == " " }.count
    let indentation = String(repeating: " ", count: depth)
    let isItem = scalars.dropFirst(depth).starts(with: "- ".unicodeScalars)
    let continuation = indentation + (isItem ? "  " : "")
    var lines: [String] = []
    var line = indentation
    var isEmpty = true
    for word in scalars.split(separator: " ").map(String.init) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = continuation
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }

  // MARK: HTML

  /// The text with its HTML turned into Markdown. Models of AWS contain HTML, others Markdown.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      result += rest[..<open]
      let tag = Substring(rest[rest.index(after: open)..<close])
      if let replacement = replacement(of: tag) {
        result += replacement.unicodeScalars
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    result += rest
    return entities(in: String(result))
  }

  /// The Markdown for a tag; nil for text that only looks like one, as in `a < b`.
  private static func replacement(of tag: Substring) -> String? {
    let name = String(
      tag.utf8.drop { $0 == UInt8(ascii: "/") }.prefix { $0.isLetter || $0.isDigit })?
      .lowercased()
    let isEnd = tag.utf8.first == UInt8(ascii: "/")
    switch name ?? "" {
    case "p", "ul", "ol", "dl", "note", "important", "div", "table", "tr", "fullname", "h1", "h2",
      "h3", "h4", "pre", "br":
      return "\n\n"
    case "li", "dt", "dd": return isEnd ? "" : "\n- "
    case "code": return "`"
    case "b", "strong": return "**"
    case "i", "em": return "*"
    case "a", "span", "td", "th", "tbody", "thead", "title", "title1", "caution", "para": return ""
    default: return nil
    }
  }

  private static func entities(in text: String) -> String {
    guard text.contains("&") else { return text }
    var result = text
    // The ampersand is last, or `&amp;lt;` would become a bracket.
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
      ("&amp;", "&"),
    ] {
      result = result.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return result
  }
}
