import AWSRuntime

/// Writes the rules that determine a service's endpoint.
///
/// Every list of rules is a constant of its own, since the compiler takes long over one large
/// expression.
struct EndpointRulesWriter {
  let name: String
  let rules: EndpointRuleSet
  /// The service's name in words.
  let title: String

  init(_ rules: EndpointRuleSet, of service: ServicePlan) {
    name = "\(service.swiftName)EndpointRules"
    self.rules = rules
    title = service.title
  }

  /// The file of the rules.
  func file(from source: String) -> SourceFile {
    SourceFile(
      "\(name).swift", from: source, imports: ["public import AWSClient"], isFormatted: false
    ) { writer in
      writer.documentation(
        "The rules that determine the endpoint of \(title) from a client's configuration.")
      writer.block("public enum \(name)") { writer in
        writer.documentation("The rule set.")
        let parameters = rules.parameters.sorted { $0.key < $1.key }.map { name, parameter in
          self.parameter(parameter).labelled(Literal.string(name))
        }
        NestedExpression.call(
          "EndpointRuleSet",
          [dictionary(parameters).labelled("parameters"), .text("rules: rules")]
        ).write(after: "public static let ruleSet = ", to: &writer)
        write(Self.simplified(rules.rules), named: "rules", to: &writer)
      }
    }
  }

  // MARK: Rules

  /// Rules without a last rule that has no conditions and only contains other rules.
  private static func simplified(_ rules: [EndpointRule]) -> [EndpointRule] {
    var rules = rules.map { rule in
      guard case .rules(let inner) = rule.outcome else { return rule }
      let simple = simplified(inner)
      if simple.count == 1, simple[0].conditions.isEmpty {
        return EndpointRule(if: rule.conditions, then: simple[0].outcome)
      }
      return EndpointRule(if: rule.conditions, then: .rules(simple))
    }
    if let last = rules.last, last.conditions.isEmpty, case .rules(let inner) = last.outcome {
      rules = rules.dropLast() + inner
    }
    return rules
  }

  private func write(
    _ rules: [EndpointRule], named name: String, to writer: inout SourceWriter
  ) {
    var constants: [(name: String, rules: [EndpointRule])] = []
    let elements = rules.enumerated().map { index, rule in
      var arguments: [NestedExpression] = []
      if !rule.conditions.isEmpty {
        arguments.append(.collection(rule.conditions.map(condition)).labelled("if"))
      }
      let outcome: NestedExpression
      switch rule.outcome {
      case .endpoint(let template): outcome = .call(".endpoint", [endpoint(template)])
      case .error(let message): outcome = .call(".error", [expression(message)])
      case .rules(let inner):
        // The rules of the third rule of `rules` are `rules_2`.
        constants.append(("\(name)_\(index)", inner))
        outcome = .text(".rules(\(name)_\(index))")
      }
      arguments.append(outcome.labelled("then"))
      return NestedExpression.call("EndpointRule", arguments)
    }
    writer.gap()
    NestedExpression.collection(elements).write(
      after: "private static let \(name): [EndpointRule] = ", to: &writer)
    for constant in constants { write(constant.rules, named: constant.name, to: &writer) }
  }

  private func condition(_ condition: EndpointCondition) -> NestedExpression {
    guard case .call(let function, let arguments) = condition.expression else {
      return .call("EndpointCondition", [expression(condition.expression)] + assigned(condition))
    }
    return .call(
      ".call", [self.function(function)] + arguments.map(expression) + assigned(condition))
  }

  private func assigned(_ condition: EndpointCondition) -> [NestedExpression] {
    condition.assigned.map { [.text("as: \(Literal.string($0))")] } ?? []
  }

  private func endpoint(_ template: EndpointTemplate) -> NestedExpression {
    var arguments = [expression(template.url)]
    if !template.headers.isEmpty {
      arguments.append(
        dictionary(template.headers) { .collection($0.map(expression)) }.labelled("headers"))
    }
    if !template.properties.isEmpty {
      arguments.append(dictionary(template.properties, expression).labelled("properties"))
    }
    return .call("EndpointTemplate", arguments)
  }

  private func parameter(_ parameter: EndpointParameter) -> NestedExpression {
    let kind =
      switch parameter.kind {
      case .string: ".string"
      case .boolean: ".boolean"
      case .stringArray: ".stringArray"
      }
    var arguments = [NestedExpression.text(kind)]
    if parameter.isRequired { arguments.append(.text("isRequired: true")) }
    if let value = parameter.defaultValue {
      arguments.append(self.value(value).labelled("default"))
    }
    if let builtIn = parameter.builtIn {
      arguments.append(.text("builtIn: \(Literal.string(builtIn))"))
    }
    return .call("EndpointParameter", arguments)
  }

  // MARK: Expressions

  private func expression(_ expression: EndpointExpression) -> NestedExpression {
    switch expression {
    case .literal(.string(let text)): .text(Literal.string(text))
    case .literal(.boolean(let value)): .text("\(value)")
    case .literal(let value): .call(".literal", [self.value(value)])
    case .reference(let name): .text(".reference(\(Literal.string(name)))")
    case .template(let parts): .call(".template", [.collection(parts.map(self.expression))])
    case .call(.getAttr, let arguments): attribute(arguments)
    case .call(let function, let arguments):
      .call(".call", [self.function(function), .collection(arguments.map(self.expression))])
    case .array(let parts): .call(".array", [.collection(parts.map(self.expression))])
    case .record(let parts): .call(".record", [dictionary(parts, self.expression)])
    }
  }

  private func attribute(_ arguments: [EndpointExpression]) -> NestedExpression {
    guard arguments.count == 2, case .reference(let name) = arguments[0],
      case .literal(.string(let path)) = arguments[1]
    else { return .call(".call", [.text(".getAttr"), .collection(arguments.map(expression))]) }
    return .text(".attribute(\(Literal.string(path)), of: \(Literal.string(name)))")
  }

  private func function(_ function: EndpointFunction) -> NestedExpression { .text(".\(function)") }

  private func value(_ value: EndpointValue) -> NestedExpression {
    switch value {
    case .string(let text): .text(".string(\(Literal.string(text)))")
    case .boolean(let value): .text(".boolean(\(value))")
    case .integer(let value): .text(".integer(\(value))")
    case .array(let values): .call(".array", [.collection(values.map(self.value))])
    case .record(let values): .call(".record", [dictionary(values, self.value)])
    }
  }

  private func dictionary<Value>(
    _ entries: [String: Value], _ text: (Value) -> NestedExpression
  ) -> NestedExpression {
    dictionary(
      entries.sorted { $0.key < $1.key }.map { text($0.value).labelled(Literal.string($0.key)) })
  }

  private func dictionary(_ entries: [NestedExpression]) -> NestedExpression {
    entries.isEmpty ? .text("[:]") : .collection(entries)
  }
}
