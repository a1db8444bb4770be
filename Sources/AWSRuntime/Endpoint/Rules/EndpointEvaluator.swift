/// An evaluation of endpoint rules with values for their parameters.
struct EndpointEvaluator {
  typealias Scope = [String: EndpointValue]

  let partitions: EndpointPartitions

  /// Returns the endpoint of the first rule whose conditions hold.
  ///
  /// Values that a rule assigns are visible within that rule only. Once the conditions of a rule
  /// hold, later rules are not evaluated.
  func evaluate(_ rules: [EndpointRule], _ scope: Scope) throws(EndpointError) -> RuleEndpoint {
    for rule in rules {
      guard let scope = try satisfied(rule.conditions, scope) else { continue }
      switch rule.outcome {
      case .rules(let rules): return try evaluate(rules, scope)
      case .error(let message): throw EndpointError(try text(message, scope))
      case .endpoint(let template): return try endpoint(template, scope)
      }
    }
    throw EndpointError("no endpoint rule applies to this configuration")
  }

  /// Returns the values after the conditions, or `nil` if a condition does not hold.
  private func satisfied(
    _ conditions: [EndpointCondition], _ scope: Scope
  ) throws(EndpointError) -> Scope? {
    var scope = scope
    for condition in conditions {
      guard let value = try value(condition.expression, scope), value != .boolean(false) else {
        return nil
      }
      if let name = condition.assigned { scope[name] = value }
    }
    return scope
  }

  private func endpoint(
    _ template: EndpointTemplate, _ scope: Scope
  ) throws(EndpointError) -> RuleEndpoint {
    var endpoint = RuleEndpoint(url: try text(template.url, scope))
    for (name, values) in template.headers {
      var texts: [String] = []
      for value in values { texts.append(try text(value, scope)) }
      endpoint.headers[name] = texts
    }
    for (name, property) in template.properties {
      endpoint.properties[name] = try value(property, scope)
    }
    return endpoint
  }

  private func text(
    _ expression: EndpointExpression, _ scope: Scope
  ) throws(EndpointError) -> String {
    guard let text = try value(expression, scope)?.string else {
      throw EndpointError("the endpoint rules need a string but found another value")
    }
    return text
  }

  /// Returns the value of an expression, or `nil` if it has none.
  private func value(
    _ expression: EndpointExpression, _ scope: Scope
  ) throws(EndpointError) -> EndpointValue? {
    switch expression {
    case .literal(let value): return value
    case .reference(let name): return scope[name]
    case .call(let function, let arguments):
      var values: [EndpointValue?] = []
      for argument in arguments { values.append(try value(argument, scope)) }
      return try EndpointCall(function, values, partitions).result()
    case .template(let pieces):
      var joined = ""
      for piece in pieces { joined += try text(piece, scope) }
      return .string(joined)
    case .array(let parts):
      var values: [EndpointValue] = []
      for part in parts { if let value = try value(part, scope) { values.append(value) } }
      return .array(values)
    case .record(let parts):
      var values: [String: EndpointValue] = [:]
      for (name, part) in parts { values[name] = try value(part, scope) }
      return .record(values)
    }
  }
}
