#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rules that lead from a client's configuration to a service's endpoint.
///
/// A service's rules are data: read from Smithy's JSON form with ``init(json:)``, or written out
/// in Swift, which costs a client nothing to parse.
///
/// Source: Smithy 2.0 specification, "Endpoint rules set".
public struct EndpointRuleSet: Sendable, Hashable {
  /// The parameters that the rules look at, by name.
  public var parameters: [String: EndpointParameter]

  /// The rules; the first whose conditions hold decides.
  public var rules: [EndpointRule]

  /// A rule set of these parts.
  public init(parameters: [String: EndpointParameter], rules: [EndpointRule]) {
    self.parameters = parameters
    self.rules = rules
  }

  /// The rule set that a document in Smithy's JSON form holds.
  ///
  /// - Throws: ``EndpointRuleSetError``, with the place in the document, for one that is not JSON,
  ///   calls a function that does not exist or with too few arguments, or uses a name that is
  ///   neither a parameter nor assigned before.
  public init(json: [UInt8]) throws(EndpointRuleSetError) {
    do {
      self = try JSONDecoder().decode(EndpointRuleSet.self, from: Data(json))
    } catch {
      throw EndpointRuleSetError(error)
    }
    try Self.check(rules, knowing: Set(parameters.keys), at: "rules")
  }

  /// The endpoint for these values of the parameters.
  ///
  /// - Parameters:
  ///   - values: The parameters' values, by name. Those that the rules do not know are ignored.
  ///   - partitions: What is known of AWS's partitions.
  /// - Throws: ``EndpointError`` with the message of the rules when they refuse the values, or one
  ///   that names the rule or the parameter when they do not fit together.
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
        throw EndpointError("the endpoint rules take no such value for \(name)")
      }
      scope[name] = value
    }
    return try EndpointEvaluator(partitions: partitions).evaluate(rules, scope)
  }

  /// A name that nothing gives a value is a mistake in the rules, found before they are used.
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

/// What endpoint rules have found.
public struct RuleEndpoint: Sendable, Hashable {
  /// The URL.
  public var url: String

  /// Header fields to send, with their values.
  public var headers: [String: [String]]

  /// What else is to know, such as `authSchemes`.
  public var properties: [String: EndpointValue]

  /// An endpoint of these parts.
  public init(
    url: String, headers: [String: [String]] = [:], properties: [String: EndpointValue] = [:]
  ) {
    self.url = url
    self.headers = headers
    self.properties = properties
  }
}
