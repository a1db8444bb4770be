import JMESPath

/// Reads shorthand.
///
/// ```text
/// text     = member *("," member)
/// member   = key ["@"] "=" (list | object | words)
/// words    = word *("," word)                    ; several words are a list
/// list     = "[" [value *("," value)] "]"
/// object   = "{" [key ["@"] "=" value *("," ...)] "}"
/// value    = list | object | word
/// word     = 'quoted' | "quoted" | plain
/// ```
///
/// A comma is part of a plain word after a backslash. A member whose key ends with `@` takes its words
/// from files where they start with `file://`.
///
/// Source: AWS CLI User Guide, "Using shorthand syntax"; where it is silent, AWS CLI 1.45 itself.
struct ShorthandParser {
  private var input: ShorthandInput
  /// Whether the words of this member may name files.
  private var readsFiles = false

  /// The most lists and objects inside each other.
  private static let depthLimit = 64

  init(_ text: String) {
    input = ShorthandInput(text)
  }

  /// Returns the object that the text stands for.
  mutating func parse() throws(ShorthandError) -> JSONValue {
    var members = [try member()]
    while !input.isAtEnd {
      try input.expect(",")
      let start = input.offset
      let next = try member()
      guard !members.contains(where: { $0.name == next.name }) else {
        throw ShorthandError(
          reason: "\"\(next.name)\" is set again; a space separates structures, not a comma",
          offset: start)
      }
      members.append(next)
    }
    return .object(members)
  }

  private mutating func member() throws(ShorthandError) -> JSONValue.Member {
    let key = try key()
    switch input.current {
    case "[", "{": return JSONValue.Member(key, try value(depth: 0))
    default: return JSONValue.Member(key, try words())
    }
  }

  /// Reads a key with the equals sign that follows it.
  private mutating func key() throws(ShorthandError) -> String {
    let key = input.take(while: ShorthandInput.isOfKey)
    input.skipSpace()
    readsFiles = input.current == "@"
    if readsFiles { input.advance() }
    try input.expect("=")
    return key
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(ShorthandError) -> JSONValue {
    guard depth < Self.depthLimit else {
      throw ShorthandError(
        reason: "too many lists and objects inside each other", offset: input.offset)
    }
    switch input.current {
    case "[": return try list(depth: depth)
    case "{": return try object(depth: depth)
    default: return .string(try word())
    }
  }

  private mutating func list(depth: Int) throws(ShorthandError) -> JSONValue {
    try input.expect("[")
    var elements: [JSONValue] = []
    while input.current != "]" {
      elements.append(try value(depth: depth + 1))
      try endItem(before: "]")
    }
    input.advance()
    return .array(elements)
  }

  private mutating func object(depth: Int) throws(ShorthandError) -> JSONValue {
    try input.expect("{")
    var members: [JSONValue.Member] = []
    while input.current != "}" {
      let start = input.offset
      let key = try key()
      guard !members.contains(where: { $0.name == key }) else {
        throw ShorthandError(reason: "\"\(key)\" is set again", offset: start)
      }
      members.append(JSONValue.Member(key, try value(depth: depth + 1)))
      try endItem(before: "}")
    }
    input.advance()
    return .object(members)
  }

  /// Reads the comma after an item, unless the list or object ends.
  private mutating func endItem(before close: Unicode.Scalar) throws(ShorthandError) {
    input.skipSpace()
    if input.current != close { try input.expect(",") }
  }

  // MARK: Words

  /// Reads a word, or a list of several.
  private mutating func words() throws(ShorthandError) -> JSONValue {
    var words = [try word()]
    input.skipSpace()
    while input.current == "," {
      let comma = input.offset
      guard let next = try nextWord() else {
        // What follows the comma is the next key.
        input.move(to: comma)
        break
      }
      words.append(next)
    }
    return words.count == 1 ? .string(words[0]) : .array(words.map(JSONValue.string))
  }

  /// Reads a comma and a word; `nil` if no comma or end follows, so that it is no word.
  private mutating func nextWord() throws(ShorthandError) -> String? {
    do throws(ShorthandError) {
      try input.expect(",")
      let word = try laterWord()
      input.skipSpace()
      guard input.isAtEnd || input.current == "," else { throw input.expected("\",\"") }
      return word
    } catch {
      guard error.isSyntax, !input.isAtEnd else { throw error }
      return nil
    }
  }

  /// Reads a word that may be empty.
  private mutating func word() throws(ShorthandError) -> String {
    if let quoted = try input.takeQuoted() { return try resolved(quoted) }
    return try resolved(input.takePlain(ShorthandInput.isOfFirstWord) ?? "")
  }

  /// Reads a word after a comma, which is neither empty nor has an equals sign.
  private mutating func laterWord() throws(ShorthandError) -> String {
    if let quoted = try input.takeQuoted() { return try resolved(quoted) }
    guard let plain = input.takePlain(ShorthandInput.isOfLaterWord) else {
      throw input.expected("a value")
    }
    return try resolved(plain)
  }

  /// The text of the file that a word names, or the word.
  private func resolved(_ word: String) throws(ShorthandError) -> String {
    guard readsFiles, let file = ParameterFile(word) else { return word }
    do {
      return try file.text()
    } catch {
      throw ShorthandError(reason: error.description, offset: input.offset, isSyntax: false)
    }
  }
}
