import AWSRuntime
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A session of `aws login`, read from its cache file.
struct LoginSession: Sendable {
  /// The members of the file, including those that are not used here.
  private(set) var members: JSONMembers

  let clientID: String
  private(set) var refreshToken: String

  /// The private key that proves the identity of the client in a refresh.
  let key: P256.Signing.PrivateKey

  private(set) var credentials: JSONMembers
  private(set) var expiration: Date

  /// Creates a session from the members of its file.
  ///
  /// - Throws: `CredentialsError` that names the missing or invalid member.
  init(
    _ members: JSONMembers, path: String, cure: String
  ) throws(CredentialsError) {
    func missing(_ name: String) -> CredentialsError {
      CredentialsError(
        "the login session in \(path) has no valid \(name); \(cure)", kind: .expired)
    }
    guard let token = members["accessToken"]?.object else { throw missing("accessToken") }
    guard let refresh = members["refreshToken"]?.string else {
      throw missing("refreshToken")
    }
    guard let client = members["clientId"]?.string else { throw missing("clientId") }
    guard let pem = members["dpopKey"]?.string,
      let key = try? P256.Signing.PrivateKey(pemRepresentation: pem)
    else { throw missing("dpopKey") }
    guard let end = token["expiresAt"]?.string.flatMap(InternetTime.parse) else {
      throw missing("expiresAt")
    }
    self.members = members
    credentials = token
    refreshToken = refresh
    clientID = client
    expiration = end
    self.key = key
  }

  /// Replaces the keys and the refresh token.
  mutating func renew(
    _ keys: JSONMembers, until end: Date, refreshToken: String
  ) {
    for name in ["accessKeyId", "secretAccessKey", "sessionToken"] {
      credentials[name] = keys[name]
    }
    credentials["expiresAt"] = .string(InternetTime.text(end))
    expiration = end
    self.refreshToken = refreshToken
    members["accessToken"] = .object(credentials)
    members["refreshToken"] = .string(refreshToken)
  }
}
