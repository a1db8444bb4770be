import AWSRuntime

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The access token of the SSO session that a profile names, for services that accept such tokens.
package struct SSOAccessToken {
  /// The token; a secret.
  package let token: String

  /// When the token expires.
  package let expiration: Date

  /// Finds the token of the selected profile's session, and refreshes it if it is about to expire.
  ///
  /// - Throws: `CredentialsError` if there is no session, or no valid token.
  package init(settings: ClientSettings) async throws {
    guard let name = settings.profile["sso_session"] else {
      throw CredentialsError("\(settings.profile.title) has no sso_session", kind: .notConfigured)
    }
    let session = try SSOSession(
      settings.profile, name: settings.profileName?.value ?? "default", settings,
      needed: name.origin)
    let found = try await SSOTokenProvider(session: session, settings: settings).token()
    token = found.accessToken
    expiration = found.expiration
  }
}
