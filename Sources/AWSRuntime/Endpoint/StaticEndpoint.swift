public import AWSShapes

/// An endpoint resolver that returns the same endpoint for every region.
public struct StaticEndpoint: EndpointResolver {
  private let url: String

  /// Creates a resolver.
  ///
  /// - Parameter url: The endpoint's URL, such as `http://127.0.0.1:8080`. The first call checks it.
  public init(url: String) {
    self.url = url
  }

  /// Returns the endpoint of the URL.
  ///
  /// - Throws: ``EndpointError`` when the URL is invalid.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    try Endpoint(url: url)
  }
}
