/// The texts of an XML document's elements, by the path of names that leads to each.
///
/// Reads what AWS's query protocol answers with: elements, text, character references, comments
/// and CDATA. It is strict: a document type, a tag that does not match and text after the root
/// are errors.
///
/// Source: W3C, "Extensible Markup Language (XML) 1.0 (Fifth Edition)".
struct XMLTexts {
  private var texts: [String: String] = [:]

  /// How many elements each path has, so that many of the same name cost no search.
  private var counts: [String: Int] = [:]

  private var path: [String] = []
  private var rest: Substring
  private var hasRoot = false

  private static let deepest = 32

  /// The texts of a document; nil for what is not well-formed.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    rest = text[...]
    while !rest.isEmpty {
      guard readNext() else { return nil }
    }
    guard path.isEmpty, hasRoot else { return nil }
  }

  /// The text of the first element at a path, such as `Error/Code`.
  subscript(path: String) -> String? { texts[path] }

  private mutating func readNext() -> Bool {
    guard rest.first == "<" else { return readText() }
    if rest.hasPrefix("<?") { return skip(past: "?>") }
    if rest.hasPrefix("<!--") { return skip(past: "-->") }
    if rest.hasPrefix("<![CDATA[") { return readCharacterData() }
    if rest.hasPrefix("<!") { return false }
    return rest.hasPrefix("</") ? readEndTag() : readStartTag()
  }

  private mutating func skip(past end: String) -> Bool {
    guard let range = rest.firstRange(of: end) else { return false }
    rest = rest[range.upperBound...]
    return true
  }

  private mutating func readText() -> Bool {
    let text = rest.prefix { $0 != "<" }
    rest = rest[text.endIndex...]
    guard !path.isEmpty else { return text.allSatisfy(\.isWhitespace) }
    guard let decoded = Self.decode(text) else { return false }
    append(decoded)
    return true
  }

  private mutating func readCharacterData() -> Bool {
    guard !path.isEmpty, let end = rest.firstRange(of: "]]>") else { return false }
    append(String(rest[..<end.lowerBound].dropFirst("<![CDATA[".count)))
    rest = rest[end.upperBound...]
    return true
  }

  private mutating func append(_ text: String) {
    texts[path.joined(separator: "/"), default: ""] += text
  }

  private mutating func readStartTag() -> Bool {
    guard let end = tagEnd(), path.count < Self.deepest, !(path.isEmpty && hasRoot) else {
      return false
    }
    var tag = rest[..<end].dropFirst()
    rest = rest[rest.index(after: end)...]
    let isEmpty = tag.last == "/"
    if isEmpty { tag = tag.dropLast() }
    let name = tag.prefix { !$0.isWhitespace }
    guard Self.isName(name) else { return false }
    hasRoot = true
    path.append(Self.localName(name))
    open()
    if isEmpty { path.removeLast() }
    return true
  }

  /// A second element of the same path leaves the text of the first as it is.
  private mutating func open() {
    let key = path.joined(separator: "/")
    let count = counts[key, default: 0] + 1
    counts[key] = count
    if count > 1 { path[path.count - 1] += "#\(count)" }
    texts[path.joined(separator: "/")] = ""
  }

  private mutating func readEndTag() -> Bool {
    guard let end = rest.firstIndex(of: ">"), let open = path.popLast() else { return false }
    let name = rest[..<end].dropFirst(2)
    rest = rest[rest.index(after: end)...]
    let closed = Self.localName(name.prefix { !$0.isWhitespace })
    return open == closed || open.hasPrefix("\(closed)#")
  }

  /// Where the tag ends: a quoted attribute may hold the bracket.
  private func tagEnd() -> Substring.Index? {
    var quote: Character?
    for index in rest.indices {
      let character = rest[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return index
      }
    }
    return nil
  }

  private static func localName(_ name: Substring) -> String {
    String(name.split(separator: ":").last ?? "")
  }

  private static func isName(_ name: Substring) -> Bool {
    !name.isEmpty
      && name.allSatisfy { $0.isLetter || $0.isNumber || "_-.:".contains($0) }
  }

  private static func decode(_ text: Substring) -> String? {
    guard text.contains("&") else { return String(text) }
    var result = ""
    var rest = text
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      guard let end = rest[ampersand...].firstIndex(of: ";"),
        let character = reference(rest[rest.index(after: ampersand)..<end])
      else { return nil }
      result.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func reference(_ name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let number =
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16)
      } else {
        name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      }
    guard let number, number >= 0x20 || [0x9, 0xA, 0xD].contains(number) else { return nil }
    return Unicode.Scalar(number).map(Character.init)
  }
}
