#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rules that compute a service's endpoint from a client's configuration.
///
/// Create a rule set from Smithy's JSON form with ``init(json:)``, or write it in Swift, which spares
/// the client the parsing.
///
/// Source: Smithy 2.0 specification, "Endpoint rules set".
public struct EndpointRuleSet: Sendable, Hashable {
  /// The parameters of the rules, by name.
  public var parameters: [String: EndpointParameter]

  /// The rules. The first one whose conditions hold decides.
  public var rules: [EndpointRule]

  /// Creates a rule set.
  public init(parameters: [String: EndpointParameter], rules: [EndpointRule]) {
    self.parameters = parameters
    self.rules = rules
  }

  /// Creates a rule set from a document in Smithy's JSON form.
  ///
  /// - Throws: ``EndpointRuleSetError``, with the path in the document, if the document is not JSON,
  ///   calls an unknown function or one with too few arguments, or uses a name that is neither a
  ///   parameter nor assigned before.
  public init(json: [UInt8]) throws(EndpointRuleSetError) {
    do {
      self = try JSONDecoder().decode(EndpointRuleSet.self, from: Data(json))
    } catch {
      throw EndpointRuleSetError(error)
    }
    try Self.check(rules, knowing: Set(parameters.keys), at: "rules")
  }

  /// Returns the endpoint for values of the parameters.
  ///
  /// - Parameters:
  ///   - values: The values of the parameters, by name. Unknown names are ignored.
  ///   - partitions: The AWS partitions.
  /// - Throws: ``EndpointError`` with the message of the rules if they reject the values, or with the
  ///   name of the parameter if a value is missing or has the wrong type.
  public func endpoint(
    for values: [String: EndpointValue], in partitions: EndpointPartitions = .standard
  ) throws(EndpointError) -> RuleEndpoint {
    var scope: [String: EndpointValue] = [:]
    for (name, parameter) in parameters {
      guard let value = values[name] ?? parameter.defaultValue else {
        if !parameter.isRequired { continue }
        throw EndpointError("the endpoint rules need a value for \(name)")
      }
      guard parameter.takes(value) else {
        throw EndpointError("the value for \(name) has the wrong type for the endpoint rules")
      }
      scope[name] = value
    }
    return try EndpointEvaluator(partitions: partitions).evaluate(rules, scope)
  }

  /// Reports names that never get a value, before the rules are used.
  private static func check(
    _ rules: [EndpointRule], knowing names: Set<String>, at path: String
  ) throws(EndpointRuleSetError) {
    for (index, rule) in rules.enumerated() {
      let place = "\(path)[\(index)]"
      var known = names
      for condition in rule.conditions {
        try check(condition.expression, known, place)
        if let name = condition.assigned { known.insert(name) }
      }
      switch rule.outcome {
      case .error(let message): try check(message, known, place)
      case .rules(let rules): try check(rules, knowing: known, at: "\(place).rules")
      case .endpoint(let endpoint):
        try check(endpoint.url, known, place)
        for values in endpoint.headers.values { try check(.array(values), known, place) }
        for value in endpoint.properties.values { try check(value, known, place) }
      }
    }
  }

  private static func check(
    _ expression: EndpointExpression, _ known: Set<String>, _ path: String
  ) throws(EndpointRuleSetError) {
    if let name = expression.references.first(where: { !known.contains($0) }) {
      throw EndpointRuleSetError("\"\(name)\" has no value", path: path)
    }
  }
}

extension EndpointRuleSet: Decodable {}

/// The result of endpoint rules.
public struct RuleEndpoint: Sendable, Hashable {
  /// The URL.
  public var url: String

  /// The header fields to send.
  public var headers: [String: [String]]

  /// The properties of the endpoint, such as `authSchemes`.
  public var properties: [String: EndpointValue]

  /// Creates an endpoint.
  public init(
    url: String, headers: [String: [String]] = [:], properties: [String: EndpointValue] = [:]
  ) {
    self.url = url
    self.headers = headers
    self.properties = properties
  }
}
