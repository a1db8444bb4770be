public import AWSSigV4

/// Provides the credentials that requests are signed with.
///
/// The pipeline asks before each attempt, so a provider may return new credentials at any time. A
/// provider that fetches credentials caches them until they expire.
public protocol CredentialsProvider: Sendable {
  /// Returns the current credentials.
  ///
  /// - Throws: ``CredentialsError``, with what was tried and how to correct it.
  func credentials() async throws(CredentialsError) -> Credentials
}
