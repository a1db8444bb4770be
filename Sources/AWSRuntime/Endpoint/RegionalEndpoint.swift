public import AWSShapes

/// Answers with the usual endpoint of a service in a region, for services without rules of their
/// own: the service's prefix, the region and the domain of the region's partition, over HTTPS.
public struct RegionalEndpoint: EndpointResolver {
  private let options: EndpointOptions
  private let partitions: EndpointPartitions

  /// The resolver.
  public init(
    options: EndpointOptions = EndpointOptions(), partitions: EndpointPartitions = .standard
  ) {
    self.options = options
    self.partitions = partitions
  }

  /// The endpoint of the service in the region.
  ///
  /// - Throws: ``EndpointError`` if the partition has no such endpoint, or if a URL is combined with
  ///   FIPS or dual stack.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    if let configured = try options.configuredEndpoint() { return configured }
    guard let partition = partitions.partition(of: region) else {
      throw EndpointError("the region \"\(region)\" is in no partition")
    }
    guard !options.usesFIPS || partition.supportsFIPS else {
      throw EndpointError("there are no FIPS endpoints in the partition \(partition.name)")
    }
    guard !options.usesDualStack || partition.supportsDualStack else {
      throw EndpointError("there are no dual-stack endpoints in the partition \(partition.name)")
    }
    let prefix = options.usesFIPS ? "\(service.endpointPrefix)-fips" : service.endpointPrefix
    let domain = options.usesDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix
    return Endpoint(authority: "\(prefix).\(region).\(domain)")
  }
}
