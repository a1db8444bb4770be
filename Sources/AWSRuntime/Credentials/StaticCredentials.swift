public import AWSSigV4

/// A provider that always returns the same credentials.
public struct StaticCredentials: CredentialsProvider {
  private let resolved: ResolvedCredentials

  /// Creates a provider of these credentials.
  public init(_ credentials: Credentials) {
    resolved = ResolvedCredentials(
      credentials, sources: ["the program"], features: [.credentialsCode])
  }

  /// Creates a provider of credentials whose account and sources are known.
  public init(_ resolved: ResolvedCredentials) {
    self.resolved = resolved
  }

  /// Returns the credentials that the provider was created with.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    resolved
  }
}
