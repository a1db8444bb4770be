extension Parser {
  /// Parses the arguments of a function, and checks their number and which of them are expressions.
  mutating func call(of name: String, column: Int) throws(JMESPathError) -> ParsedExpression {
    guard let function = Function(rawValue: name) else {
      throw JMESPathError("unknown function \(name)()", column: column)
    }
    let arguments = try arguments()
    try check(arguments.map(\.expression), of: function, column: column)
    return try ParsedExpression(
      .call(function, arguments.map(\.expression)), of: arguments, column: column)
  }

  private mutating func arguments() throws(JMESPathError) -> [ParsedExpression] {
    try expect(.openParenthesis)
    if skip(.closeParenthesis) { return [] }
    var arguments: [ParsedExpression] = []
    repeat { arguments.append(try argument()) } while skip(.comma)
    guard skip(.closeParenthesis) else { throw unexpected("`,` or `)`") }
    return arguments
  }

  private mutating func argument() throws(JMESPathError) -> ParsedExpression {
    let column = current.column
    guard skip(.reference) else { return try expression() }
    let referenced = try expression()
    return try ParsedExpression(
      .reference(referenced.expression), of: [referenced], column: column)
  }

  private func check(
    _ arguments: [Expression], of function: Function, column: Int
  ) throws(JMESPathError) {
    let parameters = function.parameters
    guard
      arguments.count == parameters.count
        || (function.isVariadic && arguments.count > parameters.count)
    else {
      let least = function.isVariadic ? "at least " : ""
      let noun = parameters.count == 1 ? "argument" : "arguments"
      throw JMESPathError(
        "\(function.rawValue)() takes \(least)\(parameters.count) \(noun), not \(arguments.count)",
        column: column)
    }
    for (index, argument) in arguments.enumerated() {
      // What exceeds the parameters is of the last one's type.
      let parameter = parameters[min(index, parameters.count - 1)]
      guard argument.isReference != (parameter == .expression) else { continue }
      throw JMESPathError(
        "argument \(index + 1) of \(function.rawValue)() must be \(parameter)", column: column)
    }
  }
}

extension Expression {
  fileprivate var isReference: Bool {
    if case .reference = self { true } else { false }
  }
}
