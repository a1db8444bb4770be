/// The choice among a service's endpoints.
public struct EndpointOptions: Sendable, Hashable {
  /// Whether to use the endpoint whose cryptography is validated by FIPS 140.
  public var usesFIPS = false

  /// Whether to use the endpoint that supports IPv6 as well as IPv4.
  public var usesDualStack = false

  /// Whether the endpoint contains the id of the account, if the service has such endpoints.
  public var accountIDMode = AccountIDEndpointMode.preferred

  /// A URL to use in place of the region's endpoint. It cannot be combined with the other options.
  public var url: String?

  /// Creates options for the standard endpoint of a region.
  public init() {}
}

extension EndpointOptions {
  /// The endpoint of ``url``; `nil` if no URL is set.
  ///
  /// - Throws: ``EndpointError`` if the URL is invalid or combined with FIPS or dual stack. The
  ///   service's own endpoint rules refuse the combination too, but do not say where it comes from.
  func configuredEndpoint() throws(EndpointError) -> Endpoint? {
    guard let url else { return nil }
    let endpoint = try Endpoint(url: url)
    if usesFIPS { throw contradiction("FIPS endpoint", "use_fips_endpoint", url) }
    if usesDualStack { throw contradiction("dual-stack endpoint", "use_dualstack_endpoint", url) }
    return endpoint
  }

  private func contradiction(_ kind: String, _ setting: String, _ url: String) -> EndpointError {
    EndpointError(
      "a \(kind) (\(setting), AWS_\(setting.uppercased())) cannot be combined with the endpoint "
        + "URL \(url) (endpoint_url, AWS_ENDPOINT_URL); unset one of the two")
  }
}
