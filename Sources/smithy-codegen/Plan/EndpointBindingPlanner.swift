import AWSRuntime
import AWSShapes
import JMESPath

/// Plans the values that an operation gives to parameters of the endpoint rules.
struct EndpointBindingPlanner {
  let operation: Shape
  let input: StructurePlan?
  /// The structures of the service, by their Swift names.
  let structures: [String: StructurePlan]
  /// The parameters of the endpoint rules, with their types.
  let parameters: [String: EndpointParameter.Kind]

  /// The bindings, from those that come last in Smithy's order of precedence to those that come
  /// first, so that a later one replaces an earlier one.
  func bindings(
    inputShape: Shape?, custom: [(parameter: String, member: String)]
  ) throws(ModelError) -> [EndpointBinding] {
    var bindings: [EndpointBinding] = []
    let paths = operation.traits["smithy.rules#operationContextParams"]?.entries ?? [:]
    for (name, value) in paths.sorted(by: { $0.key < $1.key }) {
      bindings.append(try binding(name, try expression(value["path"]?.string ?? "", name)))
    }
    for member in inputShape?.members ?? [] {
      guard let name = member.traits["smithy.rules#contextParam"]?["name"]?.string else { continue }
      bindings.append(try binding(name, .field(member.name)))
    }
    let fixed = operation.traits["smithy.rules#staticContextParams"]?.entries ?? [:]
    for (name, value) in fixed.sorted(by: { $0.key < $1.key }) {
      bindings.append(try binding(name, fixed: value["value"]))
    }
    for (name, member) in custom {
      bindings.append(try binding(name, .field(member)))
    }
    return bindings
  }

  private func expression(
    _ text: String, _ parameter: String
  ) throws(ModelError) -> Expression {
    do {
      return try Expression(parsing: text)
    } catch {
      throw ModelError(
        operation.id,
        "the path of \(parameter) in smithy.rules#operationContextParams is not valid: \(error)")
    }
  }

  private func binding(
    _ name: String, fixed value: Document?
  ) throws(ModelError) -> EndpointBinding {
    let expression: String
    let kind: EndpointParameter.Kind
    switch value {
    case .string(let text)?: (expression, kind) = (Literal.string(text), .string)
    case .bool(let value)?: (expression, kind) = ("\(value)", .boolean)
    case .list(let elements)? where elements.allSatisfy({ $0.string != nil }):
      (expression, kind) = (Literal.strings(elements.compactMap(\.string)), .stringArray)
    default:
      throw ModelError(
        operation.id,
        "the value of \(name) in smithy.rules#staticContextParams is not a string, a Boolean value "
          + "or a list of strings")
    }
    try check(name, takes: kind)
    return EndpointBinding(
      parameter: name, source: .fixed(value ?? .null), expression: expression)
  }

  /// The binding to what an expression finds in the input.
  private func binding(
    _ name: String, _ expression: Expression
  ) throws(ModelError) -> EndpointBinding {
    guard let input else {
      throw ModelError(
        operation.id, "the endpoint parameter \(name) is bound to an input, but there is none")
    }
    let found: TypedExpression
    do {
      found = try TypedExpressionPlanner(structures: structures).plan(
        expression,
        on: .value(TypedExpression(text: "input", type: .structure(input.swiftName)))
      ).withRawValues
    } catch {
      throw ModelError(
        operation.id, "the path of the endpoint parameter \(name): \(error.reason)")
    }
    guard let kind = kind(of: found.type) else {
      throw ModelError(
        operation.id,
        "the endpoint parameter \(name) is bound to a path that leads to no string, Boolean value "
          + "or list of strings in the input")
    }
    try check(name, takes: kind)
    return EndpointBinding(parameter: name, source: .input(expression), expression: found.text)
  }

  /// Refuses a value that the endpoint rules would refuse at every call.
  private func check(_ name: String, takes kind: EndpointParameter.Kind) throws(ModelError) {
    guard let wanted = parameters[name] else {
      throw ModelError(
        operation.id, "the endpoint rules have no parameter \(name), which the operation sets")
    }
    guard wanted == kind else {
      throw ModelError(
        operation.id, "the endpoint parameter \(name) is bound to a value of another type")
    }
  }

  /// The type of a parameter that takes a value; `nil` if no parameter does.
  private func kind(of type: ValueType) -> EndpointParameter.Kind? {
    switch type {
    case .string: .string
    case .boolean: .boolean
    case .list(.string, isSparse: false): .stringArray
    default: nil
    }
  }
}
