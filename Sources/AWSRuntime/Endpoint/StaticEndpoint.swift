public import AWSShapes

/// Answers with one endpoint for every region.
public struct StaticEndpoint: EndpointResolver {
  private let url: String

  /// A resolver that always answers with this URL's endpoint.
  ///
  /// - Parameter url: Such as `http://127.0.0.1:8080`; looked at when the first call needs it.
  public init(url: String) {
    self.url = url
  }

  /// The endpoint of the URL.
  ///
  /// - Throws: ``EndpointError`` when the URL is not one.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    try Endpoint(url: url)
  }
}
