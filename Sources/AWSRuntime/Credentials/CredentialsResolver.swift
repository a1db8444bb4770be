public import AWSSigV4

/// A provider that also tells whose credentials they are and where they came from.
public protocol CredentialsResolver: CredentialsProvider {
  /// The credentials to use now, and what is known of them.
  ///
  /// - Throws: ``CredentialsError``, which says what was tried and what would help; of the kind
  ///   `notConfigured` when this source has nothing to go by, so that a chain can try the next.
  func resolve() async throws(CredentialsError) -> ResolvedCredentials
}

extension CredentialsResolver {
  /// The credentials to use now.
  public func credentials() async throws(CredentialsError) -> Credentials {
    try await resolve().credentials
  }
}
