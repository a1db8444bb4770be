public import AWSSigV4

/// A credentials provider that always returns the same credentials.
public struct StaticCredentials: CredentialsResolver {
  private let resolved: ResolvedCredentials

  /// Creates a provider for the credentials.
  public init(_ credentials: Credentials) {
    resolved = ResolvedCredentials(
      credentials, sources: ["the program"], features: [.credentialsCode])
  }

  /// Returns the credentials; never throws.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    resolved
  }

  /// Returns the credentials; never throws.
  public func credentials() async throws(CredentialsError) -> Credentials {
    resolved.credentials
  }
}
