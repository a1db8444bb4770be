/// Where a client's calls go, and the scope of their signatures.
struct CallTarget: Sendable {
  let region: String
  let endpoint: Endpoint
  let signingRegion: String
  let signingName: String
}
