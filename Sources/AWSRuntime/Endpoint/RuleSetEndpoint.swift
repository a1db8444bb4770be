public import AWSShapes

/// An endpoint resolver that evaluates a service's endpoint rules.
public struct RuleSetEndpoint: EndpointResolver {
  private let ruleSet: EndpointRuleSet
  private let partitions: EndpointPartitions
  private let options: EndpointOptions
  private let arguments: EndpointArguments

  /// A Boolean value that indicates whether the endpoint depends on the account of the credentials.
  public let needsAccountID: Bool

  /// Creates a resolver.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules of the service.
  ///   - options: Selects one of the service's endpoints.
  ///   - arguments: Values for parameters of the rules, which apply to all calls.
  ///   - partitions: The AWS partitions.
  public init(
    _ ruleSet: EndpointRuleSet, options: EndpointOptions = EndpointOptions(),
    arguments: EndpointArguments = EndpointArguments(),
    partitions: EndpointPartitions = .standard
  ) {
    self.ruleSet = ruleSet
    self.partitions = partitions
    self.options = options
    self.arguments = arguments
    needsAccountID =
      options.accountIDMode != .disabled && options.url == nil && ruleSet.dependOnAccount
  }

  /// Returns the endpoint that the rules select for the region.
  ///
  /// - Throws: ``EndpointError`` with the rules' message if they find none, or if a URL is combined
  ///   with FIPS or dual stack.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    try endpoint(for: service, region: region, parameters: EndpointParameters())
  }

  /// Returns the endpoint that the rules select for a call.
  ///
  /// A value of the call replaces one of the client, which replaces a built-in one.
  ///
  /// - Throws: ``EndpointError`` with the rules' message if they find none, or if a URL is combined
  ///   with FIPS or dual stack.
  public func endpoint(
    for service: ServiceShape, region: String, parameters: EndpointParameters
  ) throws(EndpointError) -> Endpoint {
    // Checked first: the rules accept any text as a URL, and give poorer messages.
    _ = try options.configuredEndpoint()
    let values = ruleSet.values(
      for: parameters, client: arguments, region: region, options: options)
    return try Endpoint(ruleSet.endpoint(for: values, in: partitions))
  }
}

extension EndpointRuleSet {
  /// The built-in value that is the account of the credentials.
  private static let accountID = "AWS::Auth::AccountId"

  /// Whether the rules have a parameter for the account of the credentials.
  package var dependOnAccount: Bool {
    parameters.values.contains { $0.builtIn == Self.accountID }
  }

  /// Returns the values of the rules' parameters for a call.
  ///
  /// - Parameters:
  ///   - call: The values of the call, which come first.
  ///   - client: The values of the client, which come next.
  ///   - region: The region of the client.
  ///   - options: The other built-in values.
  package func values(
    for call: EndpointParameters, client: EndpointArguments = EndpointArguments(), region: String,
    options: EndpointOptions
  ) -> [String: EndpointValue] {
    var builtIns: [String: EndpointValue] = [
      "AWS::Region": .string(region), "AWS::UseFIPS": .boolean(options.usesFIPS),
      "AWS::UseDualStack": .boolean(options.usesDualStack),
      "AWS::Auth::AccountIdEndpointMode": .string(options.accountIDMode.rawValue),
    ]
    if let url = options.url { builtIns["SDK::Endpoint"] = .string(url) }
    if let account = call.accountID, options.accountIDMode != .disabled {
      builtIns[Self.accountID] = .string(account)
    }
    var values: [String: EndpointValue] = [:]
    for (name, parameter) in parameters {
      values[name] =
        (call.arguments.values[name] ?? client.values[name]).map(EndpointValue.init)
        ?? parameter.builtIn.flatMap { builtIns[$0] }
    }
    return values
  }
}

extension EndpointValue {
  /// Creates the value of a parameter.
  init(_ argument: EndpointArguments.Value) {
    switch argument {
    case .string(let text): self = .string(text)
    case .boolean(let value): self = .boolean(value)
    case .strings(let texts): self = .array(texts.map(EndpointValue.string))
    }
  }
}
