public import AWSShapes

/// Finds a service's endpoint in a region.
public protocol EndpointResolver: Sendable {
  /// Returns the endpoint of the service.
  ///
  /// - Throws: ``EndpointError`` if the service has no endpoint in the region.
  func endpoint(for service: ServiceShape, region: String) throws(EndpointError) -> Endpoint
}
