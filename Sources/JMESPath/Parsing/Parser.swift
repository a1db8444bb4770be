/// Parses an expression by the binding power of its operators.
///
/// Source: Pratt, "Top down operator precedence", 1973.
struct Parser {
  private let tokens: [Token]
  private var position = 0
  private var nesting = 0

  private init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  static func parse(_ text: String) throws(JMESPathError) -> Expression {
    var parser = Parser(try Lexer.tokens(of: text))
    let parsed = try parser.expression()
    guard case .end = parser.current.kind else { throw parser.unexpected() }
    return parsed.expression
  }

  // MARK: Tokens

  /// The next token; the end is never passed.
  var current: Token { token(after: 0) }

  func token(after count: Int) -> Token {
    let index = position + count
    return index < tokens.count
      ? tokens[index] : Token(kind: .end, column: tokens.last?.column ?? 1)
  }

  mutating func advance() {
    position += 1
  }

  mutating func skip(_ symbol: Token.Symbol) -> Bool {
    guard current.is(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol) throws(JMESPathError) {
    guard skip(symbol) else { throw unexpected("`\(symbol.rawValue)`") }
  }

  func unexpected(_ expected: String? = nil) -> JMESPathError {
    let found = expected.map { "expected \($0), found \(current)" } ?? "unexpected \(current)"
    if case .end = current.kind {
      let missing = expected ?? "more"
      return JMESPathError("expected \(missing), found the end", column: current.column)
    }
    return JMESPathError(found, column: current.column)
  }

  // MARK: Expressions

  /// Parses an expression up to an operator that does not bind more tightly than a given power.
  mutating func expression(
    above power: Int = BindingPower.none
  ) throws(JMESPathError) -> ParsedExpression {
    nesting += 1
    guard nesting <= ParsedExpression.depthLimit else {
      throw ParsedExpression.tooDeep(current.column)
    }
    var parsed = try prefix()
    while power < current.bindingPower { parsed = try operation(on: parsed) }
    nesting -= 1
    return parsed
  }

  /// Parses what stands at the start of an expression.
  private mutating func prefix() throws(JMESPathError) -> ParsedExpression {
    let token = current
    switch token.kind {
    case .literal(let value):
      advance()
      return ParsedExpression(.literal(value))
    case .quotedIdentifier(let name):
      advance()
      return ParsedExpression(.field(name))
    case .identifier(let name):
      advance()
      return current.is(.openParenthesis)
        ? try call(of: name, column: token.column) : ParsedExpression(.field(name))
    case .symbol(let symbol): return try prefix(symbol, token)
    case .number, .comparator, .end: throw unexpected("an expression")
    }
  }

  private mutating func prefix(
    _ symbol: Token.Symbol, _ token: Token
  ) throws(JMESPathError) -> ParsedExpression {
    switch symbol {
    case .current:
      advance()
      return ParsedExpression(.current)
    case .not:
      advance()
      let operand = try expression(above: BindingPower.not)
      return try ParsedExpression(.not(operand.expression), of: [operand], column: token.column)
    case .openParenthesis:
      advance()
      let inner = try expression()
      try expect(.closeParenthesis)
      return inner
    case .star:
      advance()
      return try projection(.values, of: ParsedExpression(.current), above: BindingPower.star)
    case .openBrace:
      advance()
      return try multiSelectHash(column: token.column)
    case .openBracket, .flatten, .filter:
      return try bracket(after: nil)
    case .reference:
      throw JMESPathError(
        "`&` is for arguments of functions that take an expression", column: token.column)
    default: throw unexpected("an expression")
    }
  }

  /// Parses an operator and what is on its right.
  private mutating func operation(
    on left: ParsedExpression
  ) throws(JMESPathError) -> ParsedExpression {
    let token = current
    switch token.kind {
    case .comparator(let comparator):
      advance()
      let right = try expression(above: BindingPower.comparison)
      return try ParsedExpression(
        .comparison(left.expression, comparator, right.expression), of: [left, right],
        column: token.column)
    case .symbol(.pipe): return try binary(left, BindingPower.pipe) { .pipe($0, $1) }
    case .symbol(.or): return try binary(left, BindingPower.or) { .or($0, $1) }
    case .symbol(.and): return try binary(left, BindingPower.and) { .and($0, $1) }
    case .symbol(.dot): return try dot(after: left)
    case .symbol(.openBracket), .symbol(.flatten), .symbol(.filter):
      return try bracket(after: left)
    default: throw unexpected()
    }
  }

  private mutating func binary(
    _ left: ParsedExpression, _ power: Int, _ make: (Expression, Expression) -> Expression
  ) throws(JMESPathError) -> ParsedExpression {
    let column = current.column
    advance()
    let right = try expression(above: power)
    return try ParsedExpression(
      make(left.expression, right.expression), of: [left, right], column: column)
  }

  // MARK: Members

  private mutating func dot(
    after left: ParsedExpression
  ) throws(JMESPathError) -> ParsedExpression {
    let column = current.column
    advance()
    if skip(.star) { return try projection(.values, of: left, above: BindingPower.dot) }
    let right = try member(above: BindingPower.dot)
    return try ParsedExpression(
      .subexpression(left.expression, right.expression), of: [left, right], column: column)
  }

  /// Parses what may stand on the right of a dot.
  private mutating func member(above power: Int) throws(JMESPathError) -> ParsedExpression {
    let token = current
    switch token.kind {
    case .identifier, .quotedIdentifier, .symbol(.star): return try expression(above: power)
    case .symbol(.openBracket):
      advance()
      return try multiSelectList(column: token.column)
    case .symbol(.openBrace):
      advance()
      return try multiSelectHash(column: token.column)
    default: throw unexpected("a name, `*`, `[` or `{` after the dot")
    }
  }

  // MARK: Projections

  /// Parses what a projection evaluates on each element.
  mutating func projection(
    _ source: Expression.ProjectionSource, of left: ParsedExpression, above power: Int
  ) throws(JMESPathError) -> ParsedExpression {
    let column = current.column
    let right = try projected(above: power)
    return try ParsedExpression(
      .projection(source, left.expression, right.expression), of: [left, right], column: column)
  }

  mutating func projected(above power: Int) throws(JMESPathError) -> ParsedExpression {
    if current.bindingPower < BindingPower.projection { return ParsedExpression(.current) }
    if skip(.dot) { return try member(above: power) }
    return try expression(above: power)
  }
}
