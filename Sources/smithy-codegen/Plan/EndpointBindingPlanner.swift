import AWSRuntime
import AWSShapes

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
      guard let text = value["path"]?.string, let path = EndpointPath(text) else {
        throw ModelError(
          operation.id,
          "the path of \(name) in smithy.rules#operationContextParams is not one of members, [*] "
            + "and keys()")
      }
      bindings.append(try binding(name, path))
    }
    for member in inputShape?.members ?? [] {
      guard let name = member.traits["smithy.rules#contextParam"]?["name"]?.string else { continue }
      bindings.append(try binding(name, EndpointPath(member: member.name)))
    }
    let fixed = operation.traits["smithy.rules#staticContextParams"]?.entries ?? [:]
    for (name, value) in fixed.sorted(by: { $0.key < $1.key }) {
      bindings.append(try binding(name, fixed: value["value"]))
    }
    for (name, member) in custom {
      bindings.append(try binding(name, EndpointPath(member: member)))
    }
    return bindings
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

  private func binding(_ name: String, _ path: EndpointPath) throws(ModelError) -> EndpointBinding {
    guard let input,
      let found = expression(
        "input", isOptional: false, .structure(input.swiftName), path.steps[...]),
      let text = valueText(found, takesKeys: path.takesKeys)
    else {
      throw ModelError(
        operation.id,
        "the endpoint parameter \(name) is bound to a path that leads to no string, Boolean value "
          + "or list of strings in the input")
    }
    try check(name, takes: kind(of: found.type, takesKeys: path.takesKeys))
    return EndpointBinding(parameter: name, source: .input(path), expression: text)
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

  private func kind(of type: ValueType, takesKeys: Bool) -> EndpointParameter.Kind {
    switch type {
    case .boolean: .boolean
    case .list: .stringArray
    default: takesKeys ? .stringArray : .string
    }
  }

  // MARK: Expressions

  private typealias Found = (text: String, isOptional: Bool, type: ValueType)

  /// The expression of a path, its type, and whether it may be `nil`.
  private func expression(
    _ base: String, isOptional: Bool, _ type: ValueType, _ steps: ArraySlice<EndpointPath.Step>
  ) -> Found? {
    guard let step = steps.first else { return (base, isOptional, type) }
    let rest = steps.dropFirst()
    let mark = isOptional ? "?" : ""
    switch step {
    case .member(let name):
      guard case .structure(let structure) = type,
        let member = structures[structure]?.members.first(where: { $0.modelName == name })
      else { return nil }
      return expression(
        "\(base)\(mark).\(SwiftName.escaped(member.swiftName))",
        isOptional: isOptional || member.isOptional, member.type, rest)
    case .each:
      guard case .list(let element, let isSparse) = type,
        let inner = expression("$0", isOptional: isSparse, element, rest),
        let text = valueText(inner, takesKeys: false)
      else { return nil }
      switch inner.type {
      case .string, .stringEnum: break
      default: return nil
      }
      return (
        "\(base)\(mark).compactMap { \(text) }", isOptional, .list(.string, isSparse: false)
      )
    }
  }

  /// The expression as one of the types that endpoint rules know; `nil` for another type.
  private func valueText(_ found: Found, takesKeys: Bool) -> String? {
    let mark = found.isOptional ? "?" : ""
    if takesKeys {
      guard case .map = found.type else { return nil }
      return "\(found.text)\(mark).keys.sorted()"
    }
    switch found.type {
    case .string, .boolean, .list(.string, isSparse: false): return found.text
    case .stringEnum: return "\(found.text)\(mark).rawValue"
    default: return nil
    }
  }
}
