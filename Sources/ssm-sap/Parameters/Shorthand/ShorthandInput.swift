/// The text of shorthand, read scalar by scalar.
struct ShorthandInput {
  private let scalars: [Unicode.Scalar]
  private(set) var offset = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool { offset >= scalars.count }

  /// The scalar at the place; `nil` at the end.
  var current: Unicode.Scalar? { isAtEnd ? nil : scalars[offset] }

  mutating func advance() { offset += 1 }

  mutating func move(to offset: Int) { self.offset = offset }

  mutating func skipSpace() {
    while let current, Self.isSpace(current) { advance() }
  }

  /// Reads a scalar with the white space around it.
  mutating func expect(_ scalar: Unicode.Scalar) throws(ShorthandError) {
    skipSpace()
    guard current == scalar else { throw expected("\"\(scalar)\"") }
    advance()
    skipSpace()
  }

  /// The error that something else stands here.
  func expected(_ what: String) -> ShorthandError {
    let found = current.map { "\"\($0)\"" } ?? "the end"
    return ShorthandError(reason: "expected \(what), found \(found)", offset: offset)
  }

  mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
    let start = offset
    while let current, isTaken(current) { advance() }
    return Self.string(scalars[start..<offset])
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  // MARK: Words

  /// Reads a word in quotation marks; `nil` if none starts here.
  mutating func takeQuoted() throws(ShorthandError) -> String? {
    guard let quote = current, quote == "'" || quote == "\"" else { return nil }
    let start = offset
    guard let end = closing(of: quote) else {
      throw ShorthandError(reason: "no \(quote) closes this one", offset: start)
    }
    offset = end + 1
    return Self.unescaped(scalars[(start + 1)..<end], quote)
  }

  /// The offset of the quotation mark that closes the one here: the first without a backslash before
  /// it, else the last one.
  private func closing(of quote: Unicode.Scalar) -> Int? {
    var escaped: Int?
    for index in (offset + 1)..<scalars.count where scalars[index] == quote {
      guard index > offset + 1, scalars[index - 1] == "\\" else { return index }
      escaped = index
    }
    return escaped
  }

  /// The text with quotation marks for those after a backslash, then one backslash for two.
  private static func unescaped(
    _ text: ArraySlice<Unicode.Scalar>, _ quote: Unicode.Scalar
  ) -> String {
    let quotes = replacing("\\", quote, by: quote, in: Array(text))
    return string(replacing("\\", "\\", by: "\\", in: quotes))
  }

  /// Reads a word without quotation marks, without the white space at its end; `nil` if none starts
  /// here.
  mutating func takePlain(_ isOfWord: (Unicode.Scalar) -> Bool) -> String? {
    let start = offset
    while let current {
      let isComma = current == "\\" && offset + 1 < scalars.count && scalars[offset + 1] == ","
      guard isComma || (offset == start ? Self.startsWord(current) : isOfWord(current)) else {
        break
      }
      offset += isComma ? 2 : 1
    }
    guard offset > start else { return nil }
    let word = Self.replacing("\\", ",", by: ",", in: Array(scalars[start..<offset]))
    let blanks = word.reversed().prefix { $0.properties.isWhitespace }.count
    return Self.string(word.dropLast(blanks))
  }

  /// The scalars with one in the place of each pair.
  private static func replacing(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, by replacement: Unicode.Scalar,
    in scalars: [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let isPair =
        scalars[index] == first && index + 1 < scalars.count && scalars[index + 1] == second
      result.append(isPair ? replacement : scalars[index])
      index += isPair ? 2 : 1
    }
    return result
  }

  // MARK: Scalars

  static func isOfKey(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "#", "/", ":": true
    default: false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x9...0xd).contains(scalar.value)
  }

  private static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && !["\"", "'", ",", "=", "[", "{"].contains(scalar)
  }

  /// Whether a scalar can follow the start of a word that may stand in a list or an object.
  static func isOfFirstWord(_ scalar: Unicode.Scalar) -> Bool {
    isPrintable(scalar) && !["\"", "'", ",", "]", "}"].contains(scalar)
  }

  /// Whether a scalar can follow the start of a word after a comma.
  static func isOfLaterWord(_ scalar: Unicode.Scalar) -> Bool {
    isPrintable(scalar) && !["\"", "'", ",", "="].contains(scalar)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 || isSpace(scalar)
  }
}
