/// An expression and how deep it is, so that no expression is too deep to be evaluated or released.
struct ParsedExpression {
  /// The deepest expression that is accepted. Each level takes native stack.
  static let depthLimit = 200

  let expression: Expression
  let depth: Int

  /// An expression without parts.
  init(_ expression: Expression) {
    self.expression = expression
    depth = 1
  }

  /// Creates an expression with parts.
  ///
  /// - Throws: ``JMESPathError`` if the expression is too deep.
  init(
    _ expression: Expression, of parts: [ParsedExpression], column: Int
  ) throws(JMESPathError) {
    self.expression = expression
    depth = 1 + (parts.map(\.depth).max() ?? 0)
    guard depth <= Self.depthLimit else { throw Self.tooDeep(column) }
  }

  static func tooDeep(_ column: Int) -> JMESPathError {
    JMESPathError("the expression has more than \(depthLimit) levels", column: column)
  }
}
