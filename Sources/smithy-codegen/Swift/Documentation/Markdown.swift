/// Documentation of a model as the Markdown of a Swift comment.
enum Markdown {
  /// The lines of a text, each at most as wide as asked; a wider word stands on its own line.
  ///
  /// Every kind of line end ends a line here, so that no text leaves the comment it stands in. Blocks
  /// of code and tables keep their lines.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var fence: String?
    let paragraphs = printable(text).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    for paragraph in paragraphs {
      let line = MarkdownLine(String(paragraph))
      if let open = fence {
        lines.append(line.text)
        if line.body == open { fence = nil }
      } else if let mark = line.fence {
        lines.append(line.text)
        fence = mark
      } else if line.isRow {
        lines.append(line.text)
      } else {
        let filled = line.filled(to: width)
        if filled.isEmpty, lines.last?.isEmpty != false { continue }
        lines += filled.isEmpty ? [""] : filled
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The text with line feeds as its only line ends, and spaces for other control characters.
  static func printable(_ text: String) -> String {
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

  /// Whether a word at the start of a line makes it an item of a list, a heading or a quotation.
  static func isBlockMark(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    switch scalars.first {
    case "-", "+", "*": return scalars.count == 1 || scalars.allSatisfy { $0 == scalars.first }
    case "#": return scalars.count <= 6 && scalars.allSatisfy { $0 == "#" }
    case ">", "|": return true
    case "=": return scalars.allSatisfy { $0 == "=" }
    default:
      let digits = scalars.prefix { ("0"..."9").contains($0) }
      let rest = String(scalars.dropFirst(digits.count))
      return !digits.isEmpty && digits.count < 10 && (rest == "." || rest == ")")
    }
  }

  /// The text with its HTML turned into Markdown. Models of AWS contain HTML, others Markdown.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return text
    }
    let tokens = HTMLToken.tokens(of: text)
    let isHTML = tokens.contains { token in
      switch token {
      case .start(let name, _): HTMLTags.blocks.contains(name)
      case .end, .text: false
      }
    }
    if isHTML {
      return DocumentationWriter.lines(of: DocumentationElement(tokens)).joined(separator: "\n")
    }
    return inline(text)
  }

  /// Text without blocks of HTML: Markdown of its own, apart from lines with tags.
  private static func inline(_ text: String) -> String {
    printable(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let tokens = HTMLToken.tokens(of: String(line))
        let isPlain = tokens.allSatisfy { if case .text = $0 { true } else { false } }
        guard !isPlain else { return HTMLEntities.decoded(String(line)) }
        let indentation = String(line.prefix { $0 == " " })
        return indentation
          + DocumentationWriter.lines(of: DocumentationElement(tokens)).joined(separator: " ")
      }
      .joined(separator: "\n")
  }
}
