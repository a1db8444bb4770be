import AWSShapes

/// A piece of HTML: a tag or the text between two.
enum HTMLToken: Sendable, Hashable {
  case start(String, address: String?)
  case end(String)
  case text(String)
}

extension HTMLToken {
  /// Splits text into tokens. What looks like a tag and is none, such as a placeholder in angle
  /// brackets, is text.
  static func tokens(of html: String) -> [HTMLToken] {
    var tokens: [HTMLToken] = []
    var text = String.UnicodeScalarView()
    var rest = html.unicodeScalars[...]
    func flush() {
      if !text.isEmpty { tokens.append(.text(HTMLEntities.decoded(String(text)))) }
      text.removeAll()
    }
    while let scalar = rest.first {
      if scalar == "<", rest.starts(with: "<!--".unicodeScalars) {
        rest = afterComment(rest)
      } else if scalar == "<", let close = rest.prefix(longestTag).firstIndex(of: ">"),
        let token = tag(rest[rest.index(after: rest.startIndex)..<close])
      {
        flush()
        tokens.append(token)
        rest = rest[rest.index(after: close)...]
      } else {
        text.append(scalar)
        rest = rest.dropFirst()
      }
    }
    flush()
    return tokens
  }

  /// Tags with more scalars are text, so that no text takes long to split.
  private static let longestTag = 1000

  private typealias Scalars = Substring.UnicodeScalarView

  private static func afterComment(_ text: Scalars) -> Scalars {
    var rest = text.dropFirst(4)
    while !rest.isEmpty, !rest.starts(with: "-->".unicodeScalars) { rest = rest.dropFirst() }
    return rest.dropFirst(3)
  }

  /// The tag with such content; `nil` if HTML has none of that name.
  private static func tag(_ content: Scalars) -> HTMLToken? {
    let isEnd = content.first == "/"
    let body = isEnd ? content.dropFirst() : content
    let name = String(body.prefix { $0.isASCII && $0.properties.isAlphabetic || isDigit($0) })
      .lowercased()
    let after = body.dropFirst(name.unicodeScalars.count)
    guard HTMLTags.known.contains(name), after.allSatisfy({ $0 != "<" }),
      after.first.map({ $0.properties.isWhitespace || $0 == "/" }) ?? true
    else { return nil }
    return isEnd ? .end(name) : .start(name, address: address(in: after))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  /// The value of the attribute `href`; `nil` if there is none.
  private static func address(in attributes: Scalars) -> String? {
    let lower = String(attributes).lowercased()
    guard lower.unicodeScalars.count == attributes.count,
      let end = lower[...].utf8.endOfFirst("href")
    else { return nil }
    let skipped = lower.unicodeScalars[..<end].count
    let value = attributes.dropFirst(skipped).drop { $0.properties.isWhitespace }
    guard value.first == "=" else { return nil }
    let text = value.dropFirst().drop { $0.properties.isWhitespace }
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      return HTMLEntities.decoded(String(text.prefix { !$0.properties.isWhitespace }))
    }
    return HTMLEntities.decoded(String(text.dropFirst().prefix { $0 != quote }))
  }
}

extension Substring.UTF8View {
  /// Where the first occurrence of a word ends; `nil` if there is none.
  fileprivate func endOfFirst(_ word: String) -> Index? {
    indices.first { self[$0...].starts(with: word.utf8) }
      .flatMap { index($0, offsetBy: word.utf8.count, limitedBy: endIndex) }
  }
}
