/// The text of an XML document's elements, by the path of element names that leads to each.
///
/// Reads the responses of AWS's query protocol: elements, text, character references, comments
/// and CDATA. A document type, a tag that does not match and text after the root are errors.
/// Compares bytes, since a combining mark after a delimiter must not hide it.
///
/// Source: W3C, "Extensible Markup Language (XML) 1.0 (Fifth Edition)".
struct XMLTexts {
  private var texts: [String: String] = [:]

  /// The number of elements of each path, so that siblings of one name cost no search.
  private var counts: [String: Int] = [:]

  private var path: [String] = []
  private var rest: ArraySlice<UInt8>
  private var hasRoot = false

  private static let maximumDepth = 32

  /// Reads a document. Fails if it is not UTF-8 or not well-formed.
  init?(_ bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    rest = bytes[...]
    while !rest.isEmpty {
      guard readNext() else { return nil }
    }
    guard path.isEmpty, hasRoot else { return nil }
  }

  /// The text of the first element at a path, such as `Error/Code`.
  subscript(path: String) -> String? { texts[path] }

  private mutating func readNext() -> Bool {
    guard rest.first == UInt8(ascii: "<") else { return readText() }
    if starts(with: "<?") { return skip(past: "?>") }
    if starts(with: "<!--") { return skip(past: "-->") }
    if starts(with: "<![CDATA[") { return readCharacterData() }
    if starts(with: "<!") { return false }
    return starts(with: "</") ? readEndTag() : readStartTag()
  }

  private func starts(with text: String) -> Bool {
    rest.starts(with: text.utf8)
  }

  /// Takes everything before the text, and the text.
  private mutating func take(until end: String) -> ArraySlice<UInt8>? {
    let end = Array(end.utf8)
    var index = rest.startIndex
    while index <= rest.endIndex - end.count {
      if rest[index...].starts(with: end) {
        defer { rest = rest[(index + end.count)...] }
        return rest[..<index]
      }
      index += 1
    }
    return nil
  }

  private mutating func skip(past end: String) -> Bool {
    take(until: end) != nil
  }

  private mutating func readText() -> Bool {
    let text = rest.prefix { $0 != UInt8(ascii: "<") }
    rest = rest[text.endIndex...]
    guard !path.isEmpty else { return text.allSatisfy(Self.isSpace) }
    guard let decoded = Self.decode(text) else { return false }
    append(decoded)
    return true
  }

  private mutating func readCharacterData() -> Bool {
    guard !path.isEmpty, let text = take(until: "]]>") else { return false }
    append(String(decoding: text.dropFirst("<![CDATA[".utf8.count), as: UTF8.self))
    return true
  }

  private mutating func append(_ text: String) {
    texts[path.joined(separator: "/"), default: ""] += text
  }

  private mutating func readStartTag() -> Bool {
    guard let end = tagEnd(), path.count < Self.maximumDepth, !(path.isEmpty && hasRoot) else {
      return false
    }
    var tag = rest[..<end].dropFirst()
    rest = rest[(end + 1)...]
    let isEmpty = tag.last == UInt8(ascii: "/")
    if isEmpty { tag = tag.dropLast() }
    let name = tag.prefix { !Self.isSpace($0) }
    guard Self.isName(name) else { return false }
    hasRoot = true
    path.append(Self.localName(name))
    open()
    if isEmpty { path.removeLast() }
    return true
  }

  /// Numbers every element of a path but the first, so that the first keeps its text.
  private mutating func open() {
    let key = path.joined(separator: "/")
    let count = counts[key, default: 0] + 1
    counts[key] = count
    if count > 1 { path[path.count - 1] += "#\(count)" }
    texts[path.joined(separator: "/")] = ""
  }

  private mutating func readEndTag() -> Bool {
    guard let end = rest.firstIndex(of: UInt8(ascii: ">")), let open = path.popLast() else {
      return false
    }
    let name = rest[..<end].dropFirst(2).prefix { !Self.isSpace($0) }
    rest = rest[(end + 1)...]
    return open.prefix { $0 != "#" }.utf8.elementsEqual(Self.localName(name).utf8)
  }

  /// The end of a start tag. A quoted attribute may hold the bracket.
  private func tagEnd() -> Int? {
    var quote: UInt8?
    for index in rest.indices {
      let byte = rest[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  private static func localName(_ name: ArraySlice<UInt8>) -> String {
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return String(decoding: local, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD
  }

  /// Letters beyond ASCII are not checked one by one: no name of AWS's has any.
  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    !name.isEmpty && name.last != UInt8(ascii: ":")
      && name.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: ":"), 0x80...:
          true
        default: false
        }
      }
  }

  private static func decode(_ text: ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = text
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<ampersand]
      guard let end = rest[ampersand...].firstIndex(of: UInt8(ascii: ";")),
        let scalar = reference(String(decoding: rest[(ampersand + 1)..<end], as: UTF8.self))
      else { return nil }
      result += Array(String(Character(scalar)).utf8)
      rest = rest[(end + 1)...]
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private static func reference(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.utf8.first == UInt8(ascii: "#") else { return nil }
    let isHexadecimal = name.utf8.dropFirst().first == UInt8(ascii: "x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.utf8.first != UInt8(ascii: "+"),
      let number = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      number >= 0x20 || [0x9, 0xA, 0xD].contains(number)
    else { return nil }
    return Unicode.Scalar(number)
  }
}
