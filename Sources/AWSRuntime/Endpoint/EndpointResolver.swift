public import AWSShapes

/// Finds a service's endpoint in a region.
///
/// A resolver of your own needs one method, ``endpoint(for:region:)``.
public protocol EndpointResolver: Sendable {
  /// Returns the endpoint of the service.
  ///
  /// - Throws: ``EndpointError`` if the service has no endpoint in the region.
  func endpoint(for service: ServiceShape, region: String) throws(EndpointError) -> Endpoint

  /// Returns the endpoint of the service for a call.
  ///
  /// - Throws: ``EndpointError`` if the service has no such endpoint in the region.
  func endpoint(
    for service: ServiceShape, region: String, parameters: EndpointParameters
  ) throws(EndpointError) -> Endpoint

  /// A Boolean value that indicates whether the endpoint depends on the account of the credentials.
  var needsAccountID: Bool { get }
}

extension EndpointResolver {
  /// Returns the endpoint that serves all calls.
  ///
  /// - Throws: ``EndpointError`` if the service has no endpoint in the region.
  public func endpoint(
    for service: ServiceShape, region: String, parameters: EndpointParameters
  ) throws(EndpointError) -> Endpoint {
    try endpoint(for: service, region: region)
  }

  /// `false`.
  public var needsAccountID: Bool { false }
}
