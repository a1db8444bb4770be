#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An AWS access key: an ID, a secret and, for a temporary key, a session token and an expiration.
///
/// Any strings can be stored. The signer rejects values that it cannot sign with, such as an empty
/// ID, with a ``SigningError``. Printing, dumping or reflecting a value shows neither the secret nor
/// the token.
public struct Credentials: Sendable {
  /// The access key ID. It is not a secret: every request contains it.
  public let accessKeyID: String

  /// The secret access key.
  public let secretAccessKey: String

  /// The session token of a temporary access key.
  public let sessionToken: String?

  /// When a temporary access key expires, if known. The signer ignores it.
  public let expiration: Date?

  /// Represents the ID and the secret in comparisons, hash tables and caches, so that those never
  /// touch the secret. Computed once here because signing is hot.
  let fingerprint: CredentialsFingerprint

  /// Whether the token can be copied into a header unchanged, as most can. Tokens are long.
  let sessionTokenIsPlain: Bool

  /// The token as a presigned URL contains it.
  let encodedSessionToken: String?

  /// Creates credentials.
  ///
  /// - Parameters:
  ///   - accessKeyID: The access key ID.
  ///   - secretAccessKey: The secret access key.
  ///   - sessionToken: The session token of a temporary access key.
  ///   - expiration: When a temporary access key expires.
  public init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil,
    expiration: Date? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
    fingerprint = CredentialsFingerprint(accessKeyID: accessKeyID, secret: secretAccessKey)
    sessionTokenIsPlain =
      sessionToken.map { !$0.isEmpty && HeaderValue.isPlain($0.utf8.span) } ?? false
    encodedSessionToken = sessionToken.map(QueryEncoding.text)
  }
}

extension Credentials: Hashable {
  /// Compares all four parts, the secret by a keyed fingerprint.
  public static func == (left: Credentials, right: Credentials) -> Bool {
    left.fingerprint == right.fingerprint && left.sessionToken == right.sessionToken
      && left.expiration == right.expiration
  }

  /// Hashes all four parts, the secret by a keyed fingerprint.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(fingerprint)
    hasher.combine(sessionToken)
    hasher.combine(expiration)
  }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The access key ID and the expiration, without the secret and the token.
  public var description: String {
    let token = sessionToken == nil ? "none" : SigningRedaction.replacement
    let expiry = expiration.map { "\($0.timeIntervalSince1970) s since 1970" } ?? "none"
    return "Credentials(accessKeyID: \(accessKeyID), "
      + "secretAccessKey: \(SigningRedaction.replacement), sessionToken: \(token), "
      + "expiration: \(expiry))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the secret and the token, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "accessKeyID": accessKeyID,
        "secretAccessKey": SigningRedaction.replacement,
        "sessionToken": sessionToken == nil ? "none" : SigningRedaction.replacement,
        "expiration": expiration as Any,
      ])
  }
}
