import AWSSigV4

/// The target of calls of a client, with the scope of their signatures.
final class CallTarget: Sendable {
  let region: String
  /// What the endpoint was found for.
  let parameters: EndpointParameters
  let endpoint: Endpoint
  let signingRegion: String
  let signingName: String
  let signingOptions: SigningOptions

  init(
    region: String, parameters: EndpointParameters, endpoint: Endpoint, signingName: String
  ) {
    self.region = region
    self.parameters = parameters
    self.endpoint = endpoint
    signingRegion = endpoint.signingRegion ?? region
    self.signingName = endpoint.signingName ?? signingName
    signingOptions = endpoint.encodesPathOnce ? SigningOptions(uriEncoding: .single) : .standard
  }

  /// Returns the same target at the address that the service has named.
  func discovered(_ address: String) throws(CallError) -> CallTarget {
    var found = try Endpoint(discovered: address)
    found.headers = endpoint.headers
    found.signingName = endpoint.signingName
    found.signingRegion = endpoint.signingRegion
    found.usesSigV4a = endpoint.usesSigV4a
    found.encodesPathOnce = endpoint.encodesPathOnce
    return CallTarget(
      region: region, parameters: parameters, endpoint: found, signingName: signingName)
  }
}
