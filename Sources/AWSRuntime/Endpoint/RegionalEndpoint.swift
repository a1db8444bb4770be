public import AWSShapes

/// An endpoint resolver for services without endpoint rules.
///
/// The host consists of the service's prefix, the region and the domain of the region's partition;
/// the scheme is HTTPS.
public struct RegionalEndpoint: EndpointResolver {
  private let options: EndpointOptions
  private let partitions: EndpointPartitions

  /// Creates a resolver.
  ///
  /// - Parameters:
  ///   - options: Selects one of the service's endpoints.
  ///   - partitions: The partitions of AWS.
  public init(
    options: EndpointOptions = EndpointOptions(), partitions: EndpointPartitions = .standard
  ) {
    self.options = options
    self.partitions = partitions
  }

  /// Returns the endpoint of the service in the region.
  ///
  /// - Throws: ``EndpointError`` if the partition has no such endpoint, or if a URL is combined with
  ///   FIPS or dual stack.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    if let configured = try options.configuredEndpoint() { return configured }
    guard let partition = partitions.partition(of: region) else {
      throw EndpointError("the region \"\(region)\" belongs to no known partition")
    }
    guard !options.usesFIPS || partition.supportsFIPS else {
      throw EndpointError("the partition \(partition.name) has no FIPS endpoints")
    }
    guard !options.usesDualStack || partition.supportsDualStack else {
      throw EndpointError("the partition \(partition.name) has no dual-stack endpoints")
    }
    let prefix = options.usesFIPS ? "\(service.endpointPrefix)-fips" : service.endpointPrefix
    let domain = options.usesDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix
    return Endpoint(authority: "\(prefix).\(region).\(domain)")
  }
}
