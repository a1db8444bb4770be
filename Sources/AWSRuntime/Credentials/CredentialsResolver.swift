public import AWSSigV4

/// A credentials provider that also tells the account and the sources of the credentials.
public protocol CredentialsResolver: CredentialsProvider {
  /// Returns the current credentials with their account and sources.
  ///
  /// - Throws: ``CredentialsError``, with what was tried and how to correct it. The kind
  ///   `notConfigured` lets a chain try its next source.
  func resolve() async throws(CredentialsError) -> ResolvedCredentials
}

extension CredentialsResolver {
  /// Returns the current credentials.
  ///
  /// - Throws: ``CredentialsError``, as ``resolve()`` does.
  public func credentials() async throws(CredentialsError) -> Credentials {
    try await resolve().credentials
  }
}
