public import AWSShapes

/// What an endpoint depends on besides the service and the region.
public struct EndpointParameters: Sendable, Hashable {
  /// The values that the operation and its input give to parameters of the endpoint rules.
  public var arguments: EndpointArguments

  /// The account of the credentials, if it is known.
  public var accountID: String?

  /// Creates parameters.
  public init(arguments: EndpointArguments = EndpointArguments(), accountID: String? = nil) {
    self.arguments = arguments
    self.accountID = accountID
  }
}
