/// Options that select one of a service's endpoints.
public struct EndpointOptions: Sendable, Hashable {
  /// Whether to use an endpoint with cryptography validated by FIPS 140.
  public var usesFIPS = false

  /// Whether to use an endpoint that supports IPv6 as well as IPv4.
  public var usesDualStack = false

  /// The URL to use instead of the region's endpoint.
  public var url: String?

  /// Creates options for the default endpoint of the region.
  public init() {}
}
