/// A word of an expression.
struct Token {
  enum Kind {
    case identifier(String)
    case quotedIdentifier(String)
    case number(Int)
    case literal(JSONValue)
    case comparator(Expression.Comparator)
    case symbol(Symbol)
    case end
  }

  /// A token that is always the same.
  enum Symbol: String {
    case dot = "."
    case star = "*"
    case comma = ","
    case colon = ":"
    case current = "@"
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case openBracket = "["
    case closeBracket = "]"
    case flatten = "[]"
    case filter = "[?"
    case pipe = "|"
    case or = "||"
    case and = "&&"
    case not = "!"
    case reference = "&"
  }

  let kind: Kind
  /// Counted in Unicode scalars from 1.
  let column: Int

  func `is`(_ symbol: Symbol) -> Bool {
    if case .symbol(symbol) = kind { true } else { false }
  }

  var isNumber: Bool {
    if case .number = kind { true } else { false }
  }
}

extension Token: CustomStringConvertible {
  /// The token, for messages.
  var description: String {
    switch kind {
    case .identifier(let name): "`\(name)`"
    case .quotedIdentifier(let name): "`\"\(name)\"`"
    case .number(let value): "`\(value)`"
    case .literal: "a literal"
    case .comparator(let comparator): "`\(comparator.rawValue)`"
    case .symbol(let symbol): "`\(symbol.rawValue)`"
    case .end: "the end"
    }
  }
}
