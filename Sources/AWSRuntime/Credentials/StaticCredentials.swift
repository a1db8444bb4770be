public import AWSSigV4

/// Answers with the credentials it was given.
public struct StaticCredentials: CredentialsResolver {
  private let resolved: ResolvedCredentials

  /// A provider of these credentials.
  public init(_ credentials: Credentials) {
    resolved = ResolvedCredentials(
      credentials, sources: ["the program"], features: [.credentialsCode])
  }

  /// The credentials it was given.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    resolved
  }

  /// The credentials it was given.
  public func credentials() async throws(CredentialsError) -> Credentials {
    resolved.credentials
  }
}
