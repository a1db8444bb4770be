public import AWSShapes

/// An endpoint resolver that returns one endpoint for every service and region.
public struct StaticEndpoint: EndpointResolver {
  private let url: String

  /// Creates a resolver for an endpoint URL.
  ///
  /// - Parameter url: The URL, such as `http://127.0.0.1:8080`. The first call checks it.
  public init(url: String) {
    self.url = url
  }

  /// Returns the endpoint of the URL.
  ///
  /// - Throws: ``EndpointError`` if the URL is invalid.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    try Endpoint(url: url)
  }
}
