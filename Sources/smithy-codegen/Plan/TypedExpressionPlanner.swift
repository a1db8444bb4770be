import AWSShapes
import JMESPath

/// Turns the JMESPath expressions of waiters and of endpoint parameters into Swift expressions on typed
/// inputs and outputs.
///
/// It supports members, `[]`, `[*]`, `[0]`, `[-1]`, filters, comparisons with `==` and `!=`, `&&`,
/// `||`, `!`, `length`, `keys`, and literals of a single value.
///
/// Source: jmespath.org, "JMESPath Specification".
struct TypedExpressionPlanner {
  /// The value that an expression is evaluated on.
  enum Scope {
    case value(TypedExpression)
    /// An object of an input and an output.
    case inputOutput(input: TypedExpression?, output: TypedExpression?)
  }

  /// The reason why an expression has no counterpart in Swift.
  struct Failure: Error {
    let reason: String

    init(_ reason: String) {
      self.reason = reason
    }
  }

  /// The structures of the service, by their Swift names.
  let structures: [String: StructurePlan]

  /// Returns the Swift expression for a JMESPath expression.
  func plan(_ text: String, on scope: Scope) throws(Failure) -> TypedExpression {
    let parsed: Expression
    do {
      parsed = try Expression(parsing: text)
    } catch {
      throw Failure("it is not valid: \(error)")
    }
    return try plan(parsed, on: scope)
  }

  /// Returns the Swift expression for a parsed JMESPath expression.
  func plan(_ expression: Expression, on scope: Scope) throws(Failure) -> TypedExpression {
    try value(of: expression, on: scope)
  }

  private func value(
    of expression: Expression, on scope: Scope
  ) throws(Failure) -> TypedExpression {
    switch expression {
    case .current:
      guard case .value(let value) = scope else { throw Failure("`@` is not a single value") }
      return value
    case .field(let name): return try member(name, of: scope)
    case .index(let index): return try element(index, of: try value(of: .current, on: scope))
    case .literal(let literal): return try Self.literal(literal)
    case .subexpression(let base, let rest), .pipe(let base, let rest):
      return try value(of: rest, on: .value(try value(of: base, on: scope)))
    case .flatten(let list): return try flattened(try value(of: list, on: scope))
    case .projection(.elements, let list, let rest):
      return try projection(try value(of: list, on: scope), rest)
    case .filter(let list, let condition, let rest):
      return try projection(try filter(try value(of: list, on: scope), condition), rest)
    case .not, .comparison: return try condition(expression, on: scope)
    case .and(let left, let right): return try choice(left, right, on: scope, isOr: false)
    case .or(let left, let right): return try choice(left, right, on: scope, isOr: true)
    case .call(.length, let arguments) where arguments.count == 1:
      return try length(try value(of: arguments[0], on: scope))
    case .call(.keys, let arguments) where arguments.count == 1:
      return try keys(try value(of: arguments[0], on: scope))
    case .call(let function, _): throw Failure("the function \(function.rawValue) is not supported")
    case .slice: throw Failure("slices are not supported")
    case .projection: throw Failure("projections of the values of a map are not supported")
    case .multiSelectList, .multiSelectHash:
      throw Failure("multi-select lists and hashes are not supported")
    case .reference: throw Failure("`&` is not supported")
    }
  }

  // MARK: Members and elements

  private func member(_ name: String, of scope: Scope) throws(Failure) -> TypedExpression {
    switch scope {
    case .inputOutput(let input, let output):
      guard let found = name == "input" ? input : name == "output" ? output : nil else {
        throw Failure("the operation has no \(name)")
      }
      return found
    case .value(let value):
      switch value.type {
      case .structure(let type):
        guard let member = structures[type]?.members.first(where: { $0.modelName == name }) else {
          throw Failure("\(type) has no member \(name)")
        }
        var found = value.appending(
          SwiftName.escaped(member.swiftName), member.type, isOptional: member.isOptional)
        found.isSensitive = found.isSensitive || member.isSensitive
        return found
      case .map(let type, isSparse: false):
        let text = "\(value.text)\(value.mark)[\(Literal.string(name))]"
        return value.replacing(text, type, isOptional: true)
      default: throw Failure("\(value.type.swiftName) has no member \(name)")
      }
    }
  }

  private func element(
    _ index: Int, of list: TypedExpression
  ) throws(Failure) -> TypedExpression {
    guard case .list(let type, isSparse: false) = list.type else {
      throw Failure("\(list.type.swiftName) is not a list")
    }
    switch index {
    case 0: return list.appending("first", type, isOptional: true)
    case -1: return list.appending("last", type, isOptional: true)
    default: throw Failure("of the elements of a list, only [0] and [-1] are supported")
    }
  }

  // MARK: Lists

  private func flattened(_ list: TypedExpression) throws(Failure) -> TypedExpression {
    guard case .list(let type, isSparse: false) = list.type else {
      throw Failure("\(list.type.swiftName) is not a list whose elements all have values")
    }
    guard case .list = type else { return list }
    return list.appending("flatMap { $0 }", type)
  }

  /// The values of an expression for each element, without those that are `nil`.
  private func projection(
    _ list: TypedExpression, _ rest: Expression
  ) throws(Failure) -> TypedExpression {
    guard case .list(let type, let isSparse) = list.type else {
      throw Failure("\(list.type.swiftName) is not a list")
    }
    guard rest != .current || isSparse else { return list }
    let item = TypedExpression(
      text: "$0", type: type, isOptional: isSparse, endsOptional: isSparse,
      isSensitive: list.isSensitive)
    let inner = try value(of: rest, on: .value(item)).withRawValues
    let method = inner.isOptional ? "compactMap" : "map"
    var result = list.appending(
      "\(method) { \(inner.text) }", .list(inner.type, isSparse: false))
    result.isSensitive = result.isSensitive || inner.isSensitive
    return result
  }

  private func filter(
    _ list: TypedExpression, _ condition: Expression
  ) throws(Failure) -> TypedExpression {
    guard case .list(let type, isSparse: false) = list.type else {
      throw Failure("\(list.type.swiftName) is not a list whose elements all have values")
    }
    let item = TypedExpression(text: "$0", type: type, isSensitive: list.isSensitive)
    let test = try self.condition(condition, on: .value(item))
    var result = list.appending("filter { \(test.text) }", list.type)
    result.isSensitive = result.isSensitive || test.isSensitive
    return result
  }

  private func length(_ value: TypedExpression) throws(Failure) -> TypedExpression {
    let value = value.withRawValues
    switch value.type {
    case .list, .map: return value.appending("count", .integer(.long))
    case .string where value.isOptional:
      return value.appending("unicodeScalars.count", .integer(.long))
    case .string: return value.replacing("\(value.text).unicodeScalars.count", .integer(.long))
    default: throw Failure("\(value.type.swiftName) has no length")
    }
  }

  /// The keys of a map, in an order of their own so that equal maps lead to equal lists.
  private func keys(_ map: TypedExpression) throws(Failure) -> TypedExpression {
    guard case .map = map.type else { throw Failure("\(map.type.swiftName) has no keys") }
    return map.appending("keys.sorted()", .list(.string, isSparse: false))
  }

  // MARK: Conditions

  /// Whether an expression is true in the sense of JMESPath, never `nil`.
  private func condition(
    _ expression: Expression, on scope: Scope
  ) throws(Failure) -> TypedExpression {
    switch expression {
    case .and(let left, let right):
      return try joined(left, "&&", right, on: scope)
    case .or(let left, let right):
      return try joined(left, "||", right, on: scope)
    case .not(let inner):
      let value = try condition(inner, on: scope)
      // Two exclamation marks in a row would be an operator of their own.
      let text = value.text.utf8.first == UInt8(ascii: "!") ? "(\(value.text))" : value.text
      return value.replacing("!\(text)", .boolean)
    case .comparison(let left, let comparator, let right):
      return try comparison(left, comparator, right, on: scope)
    default: return try truth(of: try value(of: expression, on: scope))
    }
  }

  private func joined(
    _ left: Expression, _ sign: String, _ right: Expression, on scope: Scope
  ) throws(Failure) -> TypedExpression {
    let first = try condition(left, on: scope)
    let second = try condition(right, on: scope)
    var result = first.replacing("(\(first.text) \(sign) \(second.text))", .boolean)
    result.isSensitive = first.isSensitive || second.isSensitive
    return result
  }

  private func truth(of value: TypedExpression) throws(Failure) -> TypedExpression {
    let value = value.withRawValues
    switch value.type {
    case .boolean where !value.isOptional: return value
    case .boolean: return value.replacing("(\(value.text) == true)", .boolean)
    case .string, .list, .map:
      return value.replacing("(\(value.text)\(value.mark).isEmpty == false)", .boolean)
    case .integer, .float, .double, .bigInteger, .bigDecimal, .timestamp, .integerEnum:
      return value.replacing(value.isOptional ? "(\(value.text) != nil)" : "true", .boolean)
    default: throw Failure("\(value.type.swiftName) is not a condition")
    }
  }

  /// `a && b` and `a || b` as values: the first or the second.
  private func choice(
    _ left: Expression, _ right: Expression, on scope: Scope, isOr: Bool
  ) throws(Failure) -> TypedExpression {
    let first = try value(of: left, on: scope)
    let second = try value(of: right, on: scope)
    guard first.type == .boolean, second.type == .boolean else {
      throw Failure("as a value, && and || are supported for Boolean values only")
    }
    var result =
      if first.isOptional || second.isOptional {
        first.replacing(
          isOr
            ? "(\(first.text) == true ? true : \(second.text))"
            : "(\(first.text) == true ? \(second.text) : \(first.text))", .boolean, isOptional: true
        )
      } else {
        first.replacing("(\(first.text) \(isOr ? "||" : "&&") \(second.text))", .boolean)
      }
    result.isSensitive = first.isSensitive || second.isSensitive
    return result
  }

  private func comparison(
    _ left: Expression, _ comparator: Expression.Comparator, _ right: Expression, on scope: Scope
  ) throws(Failure) -> TypedExpression {
    guard comparator == .equal || comparator == .notEqual else {
      throw Failure("of the comparisons, only == and != are supported")
    }
    let first = try value(of: left, on: scope).withRawValues
    let second = try value(of: right, on: scope).withRawValues
    let isNot = comparator == .notEqual ? "!" : ""
    var result = first.replacing("\(isNot)\(try Self.equality(first, second))", .boolean)
    result.isSensitive = first.isSensitive || second.isSensitive
    return result
  }

  private static func equality(
    _ left: TypedExpression, _ right: TypedExpression
  ) throws(Failure) -> String {
    switch (left.type, right.type) {
    case (_, .unit): return left.isOptional ? "(\(left.text) == nil)" : "\(left.type == .unit)"
    case (.unit, _): return right.isOptional ? "(\(right.text) == nil)" : "false"
    case (.string, .string), (.boolean, .boolean), (.integer, .integer):
      return "WaiterValue.areEqual(\(left.text), \(right.text))"
    default:
      throw Failure(
        "\(left.type.swiftName) cannot be compared with \(right.type.swiftName)")
    }
  }

  private static func literal(_ value: JSONValue) throws(Failure) -> TypedExpression {
    switch value {
    case .null: return TypedExpression(text: "nil", type: .unit)
    case .bool(let value): return TypedExpression(text: "\(value)", type: .boolean)
    case .string(let text): return TypedExpression(text: Literal.string(text), type: .string)
    case .number(let number):
      guard let value = Int64(number.text) else {
        throw Failure("of the numbers, only integers of 64 bits are supported")
      }
      return TypedExpression(text: "\(value)", type: .integer(.long))
    case .array, .object: throw Failure("a literal has to be a single value")
    }
  }
}
