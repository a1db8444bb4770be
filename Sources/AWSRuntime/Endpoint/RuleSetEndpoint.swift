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
  ///   - partitions: The AWS partitions.
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
  /// - Throws: ``EndpointError`` with the rules' message if they find none, or if a URL is combined
  ///   with FIPS or dual stack.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    var builtIns: [String: EndpointValue] = [
      "AWS::Region": .string(region), "AWS::UseFIPS": .boolean(options.usesFIPS),
      "AWS::UseDualStack": .boolean(options.usesDualStack),
    ]
    // Checked first: the rules accept any text as a URL, and give poorer messages.
    if try options.configuredEndpoint() != nil, let url = options.url {
      builtIns["SDK::Endpoint"] = .string(url)
    }
    var values: [String: EndpointValue] = [:]
    for (name, parameter) in ruleSet.parameters {
      values[name] = parameter.builtIn.flatMap { builtIns[$0] }
    }
    return try Endpoint(ruleSet.endpoint(for: values, in: partitions))
  }
}
