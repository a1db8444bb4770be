/// Text of one style.
struct DocumentationRun: Sendable, Hashable {
  var text: String
  var style = Style()

  struct Style: Sendable, Hashable {
    var isCode = false
    var isBold = false
    var isItalic = false
    var address: String?
  }
}

extension [DocumentationRun] {
  /// The runs as Markdown on one line.
  var markdown: String {
    var result = ""
    for run in normalized {
      let words = run.text
      let body = words.trimmingSpaces
      guard !body.isEmpty else {
        result += words.isEmpty ? "" : " "
        continue
      }
      if words.unicodeScalars.first == " " { result += " " }
      result += Self.marked(body, run.style)
      if words.unicodeScalars.last == " " { result += " " }
    }
    return Self.startEscaped(result.trimmingSpaces)
  }

  /// The runs with single spaces and without neighbours of the same style.
  private var normalized: [DocumentationRun] {
    var result: [DocumentationRun] = []
    var endsWithSpace = true
    for run in self {
      var text = String.UnicodeScalarView()
      for scalar in run.text.unicodeScalars {
        let isSpace = scalar.properties.isWhitespace || scalar.value < 0x20
        if isSpace, endsWithSpace { continue }
        text.append(isSpace ? " " : scalar)
        endsWithSpace = isSpace
      }
      if let last = result.indices.last, result[last].style == run.style {
        result[last].text += String(text)
      } else if !text.isEmpty {
        result.append(DocumentationRun(text: String(text), style: run.style))
      }
    }
    return result
  }

  private static func marked(_ text: String, _ style: DocumentationRun.Style) -> String {
    var result = style.isCode ? code(text) : escaped(text)
    if style.isItalic { result = "*\(result)*" }
    if style.isBold { result = "**\(result)**" }
    guard let address = style.address.flatMap(address) else { return result }
    return "[\(result)](\(address))"
  }

  /// A code span, fenced with more backticks than stand together in it.
  private static func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: text.longestRun(of: "`") + 1)
    let needsSpace = text.unicodeScalars.first == "`" || text.unicodeScalars.last == "`"
    return needsSpace ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }

  /// The text with backslashes before whatever Markdown takes for a mark.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array<Unicode.Scalar>(text.unicodeScalars)
    func isPart(_ index: Int) -> Bool {
      scalars.indices.contains(index)
        && (scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil)
    }
    for (index, scalar) in scalars.enumerated() {
      let isMark =
        switch scalar {
        case "*", "`", "\\", "[", "]": true
        case "<":
          isPart(index + 1)
            || (index + 1 < scalars.count && "/!?".unicodeScalars.contains(scalars[index + 1]))
        case "_": !isPart(index - 1) || !isPart(index + 1)
        case "&": isPart(index + 1) || (index + 1 < scalars.count && scalars[index + 1] == "#")
        case "~": index + 1 < scalars.count && scalars[index + 1] == "~"
        default: false
        }
      if isMark { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// A paragraph whose first word Markdown does not take for the mark of a list or heading.
  private static func startEscaped(_ text: String) -> String {
    let word = text.unicodeScalars.prefix { $0 != " " }
    guard Markdown.isBlockMark(String(word)) else { return text }
    let digits = word.prefix { ("0"..."9").contains($0) }
    return String(digits) + "\\" + String(text.unicodeScalars.dropFirst(digits.count))
  }

  /// The address of a page, with what would end the link encoded; `nil` if it is no address of the
  /// web.
  private static func address(_ text: String) -> String? {
    let trimmed = text.trimmingSpaces
    let lower = trimmed.lowercased().utf8
    guard ["https://", "http://", "mailto:"].contains(where: { lower.starts(with: $0.utf8) })
    else { return nil }
    return trimmed.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7f && !"()<>\"\\`".utf8.contains(byte)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + hexadecimal(byte)
    }.joined()
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

extension String {
  /// The text without white space at its start and end.
  var trimmingSpaces: String {
    let start = unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// How many of a scalar stand together at most.
  func longestRun(of mark: Unicode.Scalar) -> Int {
    var longest = 0
    var run = 0
    for scalar in unicodeScalars {
      run = scalar == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
