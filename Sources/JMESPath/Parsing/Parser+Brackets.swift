extension Parser {
  /// Parses an index, a slice, a projection, a filter or a multi-select list.
  ///
  /// - Parameter left: What stands before the bracket; `nil` at the start of an expression, which is
  ///   the only place of a multi-select list.
  mutating func bracket(
    after left: ParsedExpression?
  ) throws(JMESPathError) -> ParsedExpression {
    let column = current.column
    let base = left ?? ParsedExpression(.current)
    if skip(.flatten) { return try flatten(base, column: column) }
    if skip(.filter) { return try filter(base, column: column) }
    advance()
    if current.isNumber || current.is(.colon) {
      return try element(of: base, column: column)
    }
    if current.is(.star), token(after: 1).is(.closeBracket) {
      advance()
      advance()
      return try projection(.elements, of: base, above: BindingPower.star)
    }
    guard left == nil else { throw unexpected("a number, `:` or `*]`") }
    return try multiSelectList(column: column)
  }

  private mutating func flatten(
    _ base: ParsedExpression, column: Int
  ) throws(JMESPathError) -> ParsedExpression {
    let flattened = try ParsedExpression(
      .flatten(base.expression), of: [base], column: column)
    return try projection(.elements, of: flattened, above: BindingPower.flatten)
  }

  private mutating func filter(
    _ base: ParsedExpression, column: Int
  ) throws(JMESPathError) -> ParsedExpression {
    let condition = try expression()
    try expect(.closeBracket)
    let right = try projected(above: BindingPower.filter)
    return try ParsedExpression(
      .filter(base.expression, condition: condition.expression, right.expression),
      of: [base, condition, right], column: column)
  }

  // MARK: Indices and slices

  private mutating func element(
    of base: ParsedExpression, column: Int
  ) throws(JMESPathError) -> ParsedExpression {
    if case .number(let index) = current.kind, token(after: 1).is(.closeBracket) {
      advance()
      advance()
      return try ParsedExpression(
        .subexpression(base.expression, .index(index)), of: [base], column: column)
    }
    let slice = ParsedExpression(.slice(try slice()))
    let sliced = try ParsedExpression(
      .subexpression(base.expression, slice.expression), of: [base, slice], column: column)
    return try projection(.elements, of: sliced, above: BindingPower.star)
  }

  private mutating func slice() throws(JMESPathError) -> Expression.Slice {
    let start = number()
    try expect(.colon)
    let stop = number()
    var step: Int?
    if skip(.colon) {
      let column = current.column
      step = number()
      if step == 0 { throw JMESPathError("the step of a slice cannot be 0", column: column) }
    }
    try expect(.closeBracket)
    return Expression.Slice(start: start, stop: stop, step: step)
  }

  private mutating func number() -> Int? {
    guard case .number(let value) = current.kind else { return nil }
    advance()
    return value
  }

  // MARK: Multi-select

  /// Parses the rest of a multi-select list after its bracket.
  mutating func multiSelectList(column: Int) throws(JMESPathError) -> ParsedExpression {
    var parts: [ParsedExpression] = []
    repeat { parts.append(try expression()) } while skip(.comma)
    guard skip(.closeBracket) else { throw unexpected("`,` or `]`") }
    return try ParsedExpression(
      .multiSelectList(parts.map(\.expression)), of: parts, column: column)
  }

  /// Parses the rest of a multi-select hash after its brace.
  mutating func multiSelectHash(column: Int) throws(JMESPathError) -> ParsedExpression {
    var parts: [ParsedExpression] = []
    var entries: [Expression.Entry] = []
    repeat {
      let name = try entryName()
      try expect(.colon)
      let value = try expression()
      parts.append(value)
      entries.append(Expression.Entry(name: name, value: value.expression))
    } while skip(.comma)
    guard skip(.closeBrace) else { throw unexpected("`,` or `}`") }
    return try ParsedExpression(.multiSelectHash(entries), of: parts, column: column)
  }

  private mutating func entryName() throws(JMESPathError) -> String {
    switch current.kind {
    case .identifier(let name), .quotedIdentifier(let name):
      advance()
      return name
    default: throw unexpected("a name")
    }
  }
}
