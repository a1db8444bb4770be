public import AWSShapes

/// Finds where a service is reached in a region.
public protocol EndpointResolver: Sendable {
  /// The endpoint of the service.
  ///
  /// - Throws: ``EndpointError`` when there is none.
  func endpoint(for service: ServiceShape, region: String) throws(EndpointError) -> Endpoint
}
