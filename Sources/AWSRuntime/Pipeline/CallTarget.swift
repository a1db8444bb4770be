/// The target of all calls of a client, with the scope of their signatures.
final class CallTarget: Sendable {
  let region: String
  let endpoint: Endpoint
  let signingRegion: String
  let signingName: String

  init(region: String, endpoint: Endpoint, signingRegion: String, signingName: String) {
    self.region = region
    self.endpoint = endpoint
    self.signingRegion = signingRegion
    self.signingName = signingName
  }
}
