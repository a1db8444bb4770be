/// One rule: what has to hold, and what follows then.
public struct EndpointRule: Sendable, Hashable {
  /// What has to hold, in order; a rule without conditions always holds.
  public var conditions: [EndpointCondition]

  /// What follows.
  public var outcome: Outcome

  /// What a rule leads to.
  public indirect enum Outcome: Sendable, Hashable {
    /// An endpoint.
    case endpoint(EndpointTemplate)
    /// An error with that message.
    case error(EndpointExpression)
    /// The first of these rules whose conditions hold; it is an error when there is none.
    case rules([EndpointRule])
  }

  /// A rule of these parts.
  public init(if conditions: [EndpointCondition] = [], then outcome: Outcome) {
    self.conditions = conditions
    self.outcome = outcome
  }
}

/// What has to hold for a rule: an expression that has a value other than false.
public struct EndpointCondition: Sendable, Hashable {
  /// The expression.
  public var expression: EndpointExpression

  /// The name under which the rest of the rule finds the expression's value.
  public var assigned: String?

  /// A condition.
  public init(_ expression: EndpointExpression, as assigned: String? = nil) {
    self.expression = expression
    self.assigned = assigned
  }

  /// A condition that a function is true, or has a value.
  public static func call(
    _ function: EndpointFunction, _ arguments: EndpointExpression..., as assigned: String? = nil
  ) -> EndpointCondition {
    EndpointCondition(.call(function, arguments), as: assigned)
  }
}

/// An endpoint whose parts are expressions.
public struct EndpointTemplate: Sendable, Hashable {
  /// The URL, without query and fragment.
  public var url: EndpointExpression

  /// Header fields to send, with their values.
  public var headers: [String: [EndpointExpression]]

  /// What else is to know of the endpoint, such as `authSchemes`.
  public var properties: [String: EndpointExpression]

  /// A template of these parts.
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
        forKey: .type, in: container, debugDescription: "there is no type of rule \"\(type)\"")
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
