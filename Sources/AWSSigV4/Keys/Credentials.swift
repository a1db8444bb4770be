#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An AWS access key: its id, its secret, and for temporary keys a session token and an expiry.
///
/// Any strings can be stored; the signer rejects what cannot be signed with, such as an empty id,
/// with a ``SigningError``. Printing, dumping or reflecting a value shows neither the secret nor
/// the token.
public struct Credentials: Sendable {
  /// The access key id. It is not a secret: it is sent with each request.
  public let accessKeyID: String

  /// The secret access key.
  public let secretAccessKey: String

  /// The session token that goes with a temporary access key.
  public let sessionToken: String?

  /// When a temporary access key stops working, if known. The signer does not look at it.
  public let expiration: Date?

  /// Stands for id and secret wherever keys are compared, so that no comparison, hash table or
  /// cache touches the secret itself. Made once here because signing is hot.
  let fingerprint: CredentialsFingerprint

  /// Whether the token can be copied as it is into a header: most can, and a token is long.
  let sessionTokenIsPlain: Bool

  /// The token as it stands in a presigned URL.
  let encodedSessionToken: String?

  /// Creates credentials.
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
  /// Compares all four parts; the secret through a keyed fingerprint.
  public static func == (left: Credentials, right: Credentials) -> Bool {
    left.fingerprint == right.fingerprint && left.sessionToken == right.sessionToken
      && left.expiration == right.expiration
  }

  /// Feeds the parts to a hasher; the secret through a keyed fingerprint.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(fingerprint)
    hasher.combine(sessionToken)
    hasher.combine(expiration)
  }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The access key id and the expiry; never the secret or the token.
  public var description: String {
    let token = sessionToken == nil ? "none" : Redaction.replacement
    let expiry = expiration.map { "\($0.timeIntervalSince1970) s since 1970" } ?? "none"
    return "Credentials(accessKeyID: \(accessKeyID), secretAccessKey: \(Redaction.replacement), "
      + "sessionToken: \(token), expiration: \(expiry))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// Children without the secret and the token, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "accessKeyID": accessKeyID,
        "secretAccessKey": Redaction.replacement,
        "sessionToken": sessionToken == nil ? "none" : Redaction.replacement,
        "expiration": expiration as Any,
      ])
  }
}
