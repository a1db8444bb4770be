import AWSRuntime

/// An AWS service that issues credentials.
struct SupportService: Sendable, Hashable {
  /// The service's SDK id, which the settings of endpoint URLs use.
  let sdkID: String

  /// The first labels of its host names.
  let hostPrefix: String

  static let sts = SupportService(sdkID: "STS", hostPrefix: "sts")
  static let sso = SupportService(sdkID: "SSO", hostPrefix: "portal.sso")
  static let oidc = SupportService(sdkID: "SSO OIDC", hostPrefix: "oidc")
  static let signin = SupportService(sdkID: "Signin", hostPrefix: "signin")
}

extension SupportService {
  /// Returns the service's endpoint in a region: the configured URL, else its public endpoint.
  ///
  /// - Throws: `CredentialsError` for an invalid setting, and for a region without such an endpoint.
  func endpoint(
    in region: String, _ settings: ClientSettings
  ) throws(CredentialsError) -> Endpoint {
    do throws(ConfigurationError) {
      let fips = try settings.useFIPSEndpoint?.value ?? false
      let dualStack = try settings.useDualStackEndpoint?.value ?? false
      if let url = try settings.endpointURL(ofService: sdkID) {
        // As in the services' own endpoint rules: a URL cannot be turned into another endpoint.
        guard !fips, !dualStack else {
          throw ConfigurationError(
            .contradiction,
            "\(sdkID) has a configured endpoint URL (\(url.origin)), which excludes "
              + (fips ? "use_fips_endpoint" : "use_dualstack_endpoint"), at: url.origin)
        }
        do throws(EndpointError) {
          return try Endpoint(url: url.value)
        } catch {
          throw ConfigurationError(
            .invalidValue, "\(error.message) (\(url.origin))", at: url.origin)
        }
      }
      if self == .sts, !fips, !dualStack, Self.globalSTSRegions.contains(region),
        try settings.stsEndpoints?.value == .legacy
      {
        return Self.globalSTS
      }
      return try publicEndpoint(in: region, fips: fips, dualStack: dualStack)
    } catch {
      throw CredentialsError(error)
    }
  }

  private func publicEndpoint(
    in region: String, fips: Bool, dualStack: Bool
  ) throws(ConfigurationError) -> Endpoint {
    guard HostLabel.isValid(region),
      let partition = EndpointPartitions.standard.partition(of: region)
    else {
      throw ConfigurationError(
        .invalidValue, "the region \"\(region)\" is invalid: it must look like eu-central-1")
    }
    guard !fips || partition.supportsFIPS, !dualStack || partition.supportsDualStack else {
      throw ConfigurationError(
        .contradiction,
        "\(sdkID) has no \(fips ? "FIPS" : "dual-stack") endpoint in the region \(region)")
    }
    if self == .signin, !fips, !dualStack, let domain = Self.signinDomains[partition.name] {
      return Endpoint(authority: "\(region).signin.\(domain)")
    }
    // In GovCloud the endpoints without the mark are validated.
    let isMarked = fips && (partition.name != "aws-us-gov" || dualStack || self == .signin)
    let domain = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix
    return Endpoint(authority: "\(hostPrefix)\(isMarked ? "-fips" : "").\(region).\(domain)")
  }

  /// The regions whose requests the global endpoint of STS serves.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "AWS STS regional endpoints".
  private static let globalSTSRegions: Set = [
    "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "aws-global",
    "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
    "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
  ]

  private static let globalSTS: Endpoint = {
    var endpoint = Endpoint(authority: "sts.amazonaws.com")
    endpoint.signingRegion = "us-east-1"
    return endpoint
  }()

  private static let signinDomains = [
    "aws": "aws.amazon.com", "aws-cn": "amazonaws.cn", "aws-us-gov": "amazonaws-us-gov.com",
  ]
}

extension CredentialsError {
  /// Creates an error from an error in the configuration.
  init(_ error: ConfigurationError) {
    self.init(error.description, kind: .configuration)
  }
}
