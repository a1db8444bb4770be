public import AWSShapes

/// Answers with the public endpoint of a service in a region, over HTTPS.
public struct RegionalEndpoint: EndpointResolver {
  /// The domain of each of AWS's partitions, by how the names of its regions start.
  private static let domains = [
    "cn-": "amazonaws.com.cn",
    "eusc-": "amazonaws.eu",
    "us-iso-": "c2s.ic.gov",
    "us-isob-": "sc2s.sgov.gov",
    "eu-isoe-": "cloud.adc-e.uk",
    "us-isof-": "csp.hci.ic.gov",
  ]

  /// The resolver.
  public init() {}

  /// The endpoint of the service in the region.
  public func endpoint(
    for service: ServiceShape, region: String
  ) throws(EndpointError) -> Endpoint {
    let domain = Self.domains.first { region.hasPrefix($0.key) }?.value ?? "amazonaws.com"
    return Endpoint(authority: "\(service.endpointPrefix).\(region).\(domain)")
  }
}
