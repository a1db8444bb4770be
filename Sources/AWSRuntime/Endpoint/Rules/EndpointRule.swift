/// A rule: its conditions and its outcome.
public struct EndpointRule: Sendable, Hashable {
  /// The conditions, evaluated in order. A rule without conditions always applies.
  public var conditions: [EndpointCondition]

  /// The outcome when all conditions hold.
  public var outcome: Outcome

  /// The outcome of a rule.
  public indirect enum Outcome: Sendable, Hashable {
    /// An endpoint.
    case endpoint(EndpointTemplate)
    /// An error with a message.
    case error(EndpointExpression)
    /// The first of these rules whose conditions hold. It is an error if none applies.
    case rules([EndpointRule])
  }

  /// Creates a rule.
  public init(if conditions: [EndpointCondition] = [], then outcome: Outcome) {
    self.conditions = conditions
    self.outcome = outcome
  }
}

/// A condition of a rule. It holds when its expression has a value other than `false`.
public struct EndpointCondition: Sendable, Hashable {
  /// The expression.
  public var expression: EndpointExpression

  /// The name by which the rest of the rule refers to the expression's value.
  public var assigned: String?

  /// Creates a condition.
  public init(_ expression: EndpointExpression, as assigned: String? = nil) {
    self.expression = expression
    self.assigned = assigned
  }

  /// Creates a condition that holds when a function returns a value other than `false`.
  public static func call(
    _ function: EndpointFunction, _ arguments: EndpointExpression..., as assigned: String? = nil
  ) -> EndpointCondition {
    EndpointCondition(.call(function, arguments), as: assigned)
  }
}

/// An endpoint whose URL, headers and properties are expressions.
public struct EndpointTemplate: Sendable, Hashable {
  /// The URL, without a query or fragment.
  public var url: EndpointExpression

  /// The header fields to send.
  public var headers: [String: [EndpointExpression]]

  /// The properties of the endpoint, such as `authSchemes`.
  public var properties: [String: EndpointExpression]

  /// Creates a template.
  public init(
    _ url: EndpointExpression, headers: [String: [EndpointExpression]] = [:],
    properties: [String: EndpointExpression] = [:]
  ) {
    self.url = url
    self.headers = headers
    self.properties = properties
  }
}

extension EndpointRule: Decodable {
  private enum Key: String, CodingKey {
    case conditions, type, endpoint, error, rules
  }

  /// Reads a rule in Smithy's JSON form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    conditions = try container.decodeIfPresent([EndpointCondition].self, forKey: .conditions) ?? []
    let type = try container.decode(String.self, forKey: .type)
    switch type {
    case "endpoint":
      outcome = .endpoint(try container.decode(EndpointTemplate.self, forKey: .endpoint))
    case "error":
      outcome = .error(try container.decode(EndpointExpression.self, forKey: .error))
    case "tree":
      outcome = .rules(try container.decode([EndpointRule].self, forKey: .rules))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: container, debugDescription: "unknown type of rule \"\(type)\"")
    }
  }
}

extension EndpointCondition: Decodable {
  private enum Key: String, CodingKey {
    case assign
  }

  /// Reads a condition in Smithy's JSON form.
  public init(from decoder: any Decoder) throws {
    expression = try EndpointExpression(from: decoder)
    assigned = try decoder.container(keyedBy: Key.self).decodeIfPresent(
      String.self, forKey: .assign)
  }
}

extension EndpointTemplate: Decodable {
  private enum Key: String, CodingKey {
    case url, headers, properties
  }

  /// Reads an endpoint in Smithy's JSON form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    url = try container.decode(EndpointExpression.self, forKey: .url)
    headers =
      try container.decodeIfPresent([String: [EndpointExpression]].self, forKey: .headers) ?? [:]
    properties =
      try container.decodeIfPresent([String: EndpointExpression].self, forKey: .properties) ?? [:]
  }
}
