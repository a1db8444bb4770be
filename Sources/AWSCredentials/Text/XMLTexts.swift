/// The texts of an XML document's elements, by the path of names that leads to each.
///
/// Reads the responses of AWS's query protocol: elements, text, character references, comments and
/// CDATA. It rejects a document type, a tag that does not match, and text after the root.
///
/// Source: W3C, "Extensible Markup Language (XML) 1.0 (Fifth Edition)".
struct XMLTexts {
  private var texts: [String: String] = [:]

  /// The number of elements of each path, so that many of the same name need no search.
  private var counts: [String: Int] = [:]

  private var path: [String] = []
  private var rest: Substring.UnicodeScalarView
  private var hasRoot = false

  private static let deepest = 32

  /// Reads a document, or returns `nil` if it is not well-formed.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      guard readNext() else { return nil }
    }
    guard path.isEmpty, hasRoot else { return nil }
  }

  /// The text of the first element at a path, such as `Error/Code`.
  subscript(path: String) -> String? { texts[path] }

  private mutating func readNext() -> Bool {
    guard rest.first == "<" else { return readText() }
    if starts("<?") { return skip(past: "?>") }
    if starts("<!--") { return skip(past: "-->") }
    if starts("<![CDATA[") { return readCharacterData() }
    if starts("<!") { return false }
    return starts("</") ? readEndTag() : readStartTag()
  }

  private func starts(_ text: String) -> Bool { rest.starts(with: text.unicodeScalars) }

  private mutating func skip(past end: String) -> Bool {
    guard let range = rest.firstRange(of: end.unicodeScalars) else { return false }
    rest = rest[range.upperBound...]
    return true
  }

  private mutating func readText() -> Bool {
    let text = rest.prefix { $0 != "<" }
    rest = rest[text.endIndex...]
    guard !path.isEmpty else { return text.allSatisfy(Self.isBlank) }
    guard let decoded = Self.decode(text) else { return false }
    append(decoded)
    return true
  }

  private mutating func readCharacterData() -> Bool {
    guard !path.isEmpty, let end = rest.firstRange(of: "]]>".unicodeScalars) else { return false }
    append(rest[..<end.lowerBound].dropFirst("<![CDATA[".unicodeScalars.count))
    rest = rest[end.upperBound...]
    return true
  }

  private mutating func append(_ text: Substring.UnicodeScalarView) {
    texts[path.joined(separator: "/"), default: ""].unicodeScalars += text
  }

  private mutating func readStartTag() -> Bool {
    guard let end = tagEnd(), path.count < Self.deepest, !(path.isEmpty && hasRoot) else {
      return false
    }
    var tag = rest[..<end].dropFirst()
    rest = rest[rest.index(after: end)...]
    let isEmpty = tag.last == "/"
    if isEmpty { tag = tag.dropLast() }
    let name = tag.prefix { !Self.isBlank($0) }
    guard Self.isName(name) else { return false }
    hasRoot = true
    path.append(Self.localName(name))
    open()
    if isEmpty { path.removeLast() }
    return true
  }

  /// Keeps the text of the first element of a path, by numbering those that follow.
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
    let closed = Self.localName(name.prefix { !Self.isBlank($0) })
    return open.isExactly(closed) || open.utf8.starts(with: "\(closed)#".utf8)
  }

  /// Returns the end of a tag, skipping brackets in quoted attributes.
  private func tagEnd() -> String.Index? {
    var quote: Unicode.Scalar?
    for index in rest.indices {
      let scalar = rest[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        return index
      }
    }
    return nil
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n"
  }

  private static func localName(_ name: Substring.UnicodeScalarView) -> String {
    String(name.split(separator: ":").last ?? name[name.endIndex...])
  }

  private static func isName(_ name: Substring.UnicodeScalarView) -> Bool {
    !name.isEmpty
      && name.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "_-.:".unicodeScalars.contains($0)
      }
  }

  private static func decode(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    guard text.contains("&") else { return text }
    var result = Substring.UnicodeScalarView()
    var rest = text
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      guard let end = rest[ampersand...].firstIndex(of: ";"),
        let scalar = reference(Substring(rest[rest.index(after: ampersand)..<end]))
      else { return nil }
      result.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func reference(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let number =
      if name.utf8.starts(with: "#x".utf8) {
        UInt32(name.dropFirst(2), radix: 16)
      } else {
        name.utf8.first == UInt8(ascii: "#") ? UInt32(name.dropFirst()) : nil
      }
    guard let number, number >= 0x20 || [0x9, 0xA, 0xD].contains(number) else { return nil }
    return Unicode.Scalar(number)
  }
}
