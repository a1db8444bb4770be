public import AWSSigV4

/// Answers with the credentials it was given.
public struct StaticCredentials: CredentialsResolver {
  private let value: Credentials

  /// A provider of these credentials.
  public init(_ credentials: Credentials) {
    value = credentials
  }

  /// The credentials it was given.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    ResolvedCredentials(value, sources: ["the program"], features: [.credentialsCode])
  }

  /// The credentials it was given.
  public func credentials() async throws(CredentialsError) -> Credentials {
    value
  }
}
