/// Walks endpoint rules with values at hand.
struct EndpointEvaluator {
  typealias Scope = [String: EndpointValue]

  let partitions: EndpointPartitions

  /// The endpoint of the first rule whose conditions hold.
  ///
  /// What a rule assigns is known within that rule only. Once the conditions of a rule hold, no
  /// rule after it is looked at.
  func evaluate(_ rules: [EndpointRule], _ scope: Scope) throws(EndpointError) -> RuleEndpoint {
    for rule in rules {
      guard let scope = try satisfied(rule.conditions, scope) else { continue }
      switch rule.outcome {
      case .rules(let rules): return try evaluate(rules, scope)
      case .error(let message): throw EndpointError(try text(message, scope))
      case .endpoint(let template): return try endpoint(template, scope)
      }
    }
    throw EndpointError("no endpoint rule holds for this configuration")
  }

  /// What is known after the conditions, or nil when one does not hold.
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
      throw EndpointError("the endpoint rules need a text where there is none")
    }
    return text
  }

  /// The value of an expression, or nil when it has none.
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
