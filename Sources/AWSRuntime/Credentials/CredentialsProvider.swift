public import AWSSigV4

/// Finds the credentials to sign with.
///
/// Asked once per attempt, so it may answer with fresh ones at any time; one that has to fetch
/// them keeps them until they expire.
public protocol CredentialsProvider: Sendable {
  /// The credentials to use now.
  ///
  /// - Throws: ``CredentialsError``, which says what was tried and what would help.
  func credentials() async throws(CredentialsError) -> Credentials
}
