/// Which of a service's endpoints is wanted.
public struct EndpointOptions: Sendable, Hashable {
  /// One whose cryptography is validated by FIPS 140.
  public var usesFIPS = false

  /// One that speaks IPv6 as well as IPv4.
  public var usesDualStack = false

  /// This URL in place of the region's endpoint.
  public var url: String?

  /// The plain endpoint of the region.
  public init() {}
}
