public import AWSSigV4

/// Provides the credentials that requests are signed with.
///
/// The pipeline asks once per attempt, so a provider can return fresh credentials at any time. A
/// provider that fetches credentials keeps them until they expire.
///
/// A provider of your own needs one method:
///
/// ```swift
/// struct VaultCredentials: CredentialsProvider {
///   func resolve() async throws(CredentialsError) -> ResolvedCredentials {
///     ResolvedCredentials(
///       Credentials(accessKeyID: "AKID", secretAccessKey: "secret"), sources: ["the vault"])
///   }
/// }
/// ```
public protocol CredentialsProvider: Sendable {
  /// Returns the credentials to use now, with their account and sources.
  ///
  /// - Throws: ``CredentialsError``, which says what was tried and what would help. Its kind is
  ///   `notConfigured` when this source is not set up, so that a chain tries the next one.
  func resolve() async throws(CredentialsError) -> ResolvedCredentials
}

extension CredentialsProvider {
  /// Returns the credentials to use now.
  ///
  /// - Throws: ``CredentialsError``, as ``resolve()`` does.
  public func credentials() async throws(CredentialsError) -> Credentials {
    try await resolve().credentials
  }
}
