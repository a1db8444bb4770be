public import AWSShapes

/// Finds a service's endpoint in a region.
public protocol EndpointResolver: Sendable {
  /// Returns the endpoint of the service.
  ///
  /// - Throws: ``EndpointError`` when there is none.
  func endpoint(for service: ServiceShape, region: String) throws(EndpointError) -> Endpoint
}
