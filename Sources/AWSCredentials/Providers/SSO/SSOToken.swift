#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The access token of a login to IAM Identity Center, read from its cache file.
struct SSOToken: Sendable {
  /// The members of the file, including those that are not used here.
  private(set) var members: JSONMembers
  private(set) var accessToken: String
  private(set) var expiration: Date

  /// Creates a token from the members of its file, or returns `nil` if one is missing.
  init?(_ members: JSONMembers) {
    guard let token = members["accessToken"]?.string,
      let expiration = members["expiresAt"]?.string.flatMap(InternetTime.parse)
    else { return nil }
    self.members = members
    accessToken = token
    self.expiration = expiration
  }

  /// Returns the body of a refresh request, or `nil` if the token cannot be refreshed.
  func refreshBody(now: Date) -> [UInt8]? {
    guard let client = members["clientId"], let secret = members["clientSecret"],
      let refresh = members["refreshToken"], refresh.string != nil,
      let end = members["registrationExpiresAt"]?.string.flatMap(InternetTime.parse), end > now
    else { return nil }
    return JSONDocument.bytes([
      "clientId": client, "clientSecret": secret, "refreshToken": refresh,
      "grantType": .string("refresh_token"),
    ])
  }

  /// Returns a new token that keeps the other members of the file.
  func replaced(
    by token: String, expiring expiration: Date, refreshToken: String?, session: SSOSession
  ) -> SSOToken {
    var fresh = self
    fresh.accessToken = token
    fresh.expiration = expiration
    fresh.members["accessToken"] = .string(token)
    fresh.members["expiresAt"] = .string(InternetTime.text(expiration))
    fresh.members["startUrl"] = .string(session.startURL)
    fresh.members["region"] = .string(session.region)
    fresh.members["refreshToken"] = refreshToken.map(JSONDocument.string)
    return fresh
  }
}
