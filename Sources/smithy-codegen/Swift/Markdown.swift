/// Documentation of a model as the Markdown of a Swift comment.
enum Markdown {
  /// The lines of a text, each at most as wide as asked; a word that is wider stands alone.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let filled = fill(paragraph, to: width)
      if filled.isEmpty, lines.last?.isEmpty != false { continue }
      lines += filled.isEmpty ? [""] : filled
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The first paragraph of a text, on one line.
  static func firstParagraph(of text: String) -> String {
    wrapped(text, to: .max).prefix { !$0.isEmpty }.joined(separator: " ")
  }

  private static func fill(_ paragraph: Substring, to width: Int) -> [String] {
    let indentation = String(paragraph.prefix { $0 == " " })
    let isItem = paragraph.dropFirst(indentation.count).hasPrefix("- ")
    let continuation = indentation + (isItem ? "  " : "")
    var lines: [String] = []
    var line = indentation
    var isEmpty = true
    for word in paragraph.split(separator: " ") {
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

  /// The text with its HTML turned into Markdown. Models of AWS have HTML, others Markdown.
  static func plain(_ text: String) -> String {
    guard text.contains("<") || text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else {
        rest = rest[open...]
        break
      }
      let tag = rest[rest.index(after: open)..<close]
      if let replacement = replacement(of: tag) {
        result += replacement
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return entities(in: result + rest)
  }

  /// What stands for a tag; nil for what is none, such as the bracket of `a < b`.
  private static func replacement(of tag: Substring) -> String? {
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    let isEnd = tag.hasPrefix("/")
    switch name {
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
