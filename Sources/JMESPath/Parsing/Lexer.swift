/// Divides an expression into tokens.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// Returns the tokens of an expression; the last one is the end.
  static func tokens(of text: String) throws(JMESPathError) -> [Token] {
    var lexer = Lexer(text)
    var tokens: [Token] = []
    while true {
      lexer.skipWhiteSpace()
      let column = lexer.position + 1
      guard let scalar = lexer.peek else {
        tokens.append(Token(kind: .end, column: column))
        return tokens
      }
      tokens.append(Token(kind: try lexer.next(startingWith: scalar), column: column))
    }
  }

  // MARK: Scalars

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private mutating func skipWhiteSpace() {
    while let scalar = peek, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
      position += 1
    }
  }

  /// Takes scalars as long as they satisfy a condition.
  private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while let scalar = peek, condition(scalar) { position += 1 }
    return text(from: start, to: position)
  }

  private func text(from start: Int, to end: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<end]))
  }

  // MARK: Tokens

  private mutating func next(
    startingWith scalar: Unicode.Scalar
  ) throws(JMESPathError) -> Token.Kind {
    switch scalar {
    case _ where scalar.startsIdentifier:
      return .identifier(take { $0.startsIdentifier || $0.isDigit })
    case _ where scalar.isDigit || scalar == "-": return try number()
    case "'": return .literal(.string(try rawString()))
    case "`": return .literal(try literal())
    case "\"": return .quotedIdentifier(try quotedIdentifier())
    default: return try symbol(startingWith: scalar)
    }
  }

  private mutating func symbol(
    startingWith scalar: Unicode.Scalar
  ) throws(JMESPathError) -> Token.Kind {
    let column = position + 1
    position += 1
    switch scalar {
    case "[": return .symbol(skip("]") ? .flatten : skip("?") ? .filter : .openBracket)
    case "|": return .symbol(skip("|") ? .or : .pipe)
    case "&": return .symbol(skip("&") ? .and : .reference)
    case "!": return skip("=") ? .comparator(.notEqual) : .symbol(.not)
    case "<": return .comparator(skip("=") ? .lessOrEqual : .less)
    case ">": return .comparator(skip("=") ? .greaterOrEqual : .greater)
    case "=":
      if skip("=") { return .comparator(.equal) }
      throw JMESPathError("expected `==`, found `=`", column: column)
    default:
      if let symbol = Token.Symbol(rawValue: String(scalar)) { return .symbol(symbol) }
      throw JMESPathError("unexpected character `\(scalar)`", column: column)
    }
  }

  private mutating func number() throws(JMESPathError) -> Token.Kind {
    let column = position + 1
    let sign = skip("-") ? "-" : ""
    let digits = take { $0.isDigit }
    guard !digits.isEmpty else { throw JMESPathError("expected digits after `-`", column: column) }
    guard let value = Int(sign + digits) else {
      throw JMESPathError("the number \(sign + digits) is too large", column: column)
    }
    return .number(value)
  }

  // MARK: Quoted text

  /// Takes text up to a delimiter, which a backslash before it makes part of the text. Backslashes
  /// stay.
  private mutating func quoted(_ delimiter: Unicode.Scalar) throws(JMESPathError) -> String {
    let column = position + 1
    position += 1
    let start = position
    while let scalar = peek {
      if scalar == delimiter {
        position += 1
        return text(from: start, to: position - 1)
      }
      position += scalar == "\\" ? 2 : 1
    }
    throw JMESPathError("the text in \(delimiter) that starts here has no end", column: column)
  }

  private mutating func rawString() throws(JMESPathError) -> String {
    try quoted("'").removingEscapes(of: "'")
  }

  private mutating func quotedIdentifier() throws(JMESPathError) -> String {
    let column = position + 1
    guard let name = JSONText.string(try quoted("\"")) else {
      throw JMESPathError("the quoted name is not a JSON string", column: column)
    }
    return name
  }

  private mutating func literal() throws(JMESPathError) -> JSONValue {
    let column = position + 1
    let text = try quoted("`").removingEscapes(of: "`")
    // Text that is not JSON stands for itself: an older form that people still use.
    //
    // Source: jmespath.org, JEP-12, "Raw String Literals".
    if let value = try JSONText.value(text, column: column) { return value }
    if let string = JSONText.string(text.droppingLeadingWhiteSpace) { return .string(string) }
    throw JMESPathError("the literal is not JSON", column: column)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var startsIdentifier: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
}

extension String {
  /// Removes the backslashes before a delimiter, and no others.
  fileprivate func removingEscapes(of delimiter: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == delimiter, result.last == "\\" { result.removeLast() }
      result.append(scalar)
    }
    return String(result)
  }

  fileprivate var droppingLeadingWhiteSpace: String {
    String(unicodeScalars.drop { $0.properties.isWhitespace })
  }
}
