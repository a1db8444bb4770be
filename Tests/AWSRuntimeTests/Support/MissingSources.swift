import AWSRuntime

/// Finds none.
struct NoCredentials: CredentialsProvider {
  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    throw CredentialsError("no credentials here")
  }
}

/// Finds none.
struct NoRegion: RegionProvider {
  func region() async throws(RegionError) -> String {
    throw RegionError("no region here")
  }
}
