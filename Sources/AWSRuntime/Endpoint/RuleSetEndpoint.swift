public import AWSShapes

/// An endpoint resolver that evaluates a service's endpoint rules.
public struct RuleSetEndpoint: EndpointResolver {
  private let ruleSet: EndpointRuleSet
  private let partitions: EndpointPartitions
  private let options: EndpointOptions

  /// Creates a resolver.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules of the service.
  ///   - options: Selects one of the service's endpoints.
  ///   - partitions: The partitions of AWS.
  public init(
    _ ruleSet: EndpointRuleSet, options: EndpointOptions = EndpointOptions(),
    partitions: EndpointPartitions = .standard
  ) {
    self.ruleSet = ruleSet
    self.options = options
    self.partitions = partitions
  }

  /// Returns the endpoint that the rules select for the region.
  ///
  /// - Throws: ``EndpointError`` with the message of the rules when they select none.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    var builtIns: [String: EndpointValue] = [
      "AWS::Region": .string(region), "AWS::UseFIPS": .boolean(options.usesFIPS),
      "AWS::UseDualStack": .boolean(options.usesDualStack),
    ]
    if let url = options.url {
      // Checked here, since the rules accept any text as a URL.
      _ = try Endpoint(url: url)
      builtIns["SDK::Endpoint"] = .string(url)
    }
    var values: [String: EndpointValue] = [:]
    for (name, parameter) in ruleSet.parameters {
      values[name] = parameter.builtIn.flatMap { builtIns[$0] }
    }
    return try Endpoint(ruleSet.endpoint(for: values, in: partitions))
  }
}
