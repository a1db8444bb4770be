/// Provides the token of calls to services that accept bearer tokens.
///
/// The pipeline asks once per attempt. A provider that fetches tokens keeps them until they expire.
public protocol TokenProvider: Sendable {
  /// Returns the token to use now.
  ///
  /// - Throws: ``CredentialsError``. Its kind is `notConfigured` when this source is not set up.
  func token() async throws(CredentialsError) -> BearerToken
}
