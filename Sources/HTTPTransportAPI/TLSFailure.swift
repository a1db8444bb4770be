/// The reason why a TLS connection failed. More reasons may be added; handle an unknown one as a
/// failure.
public struct TLSFailure: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
  /// The name of the reason.
  public let rawValue: String

  /// Creates a reason from its name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The name of the reason.
  public var description: String { rawValue }

  /// The certificate is for another name.
  public static let wrongHost = TLSFailure(rawValue: "wrongHost")
  /// The certificate has expired.
  public static let expired = TLSFailure(rawValue: "expired")
  /// The certificate is not valid yet.
  public static let notYetValid = TLSFailure(rawValue: "notYetValid")
  /// The certificate, or the last one of its chain, is self-signed and not trusted.
  public static let selfSigned = TLSFailure(rawValue: "selfSigned")
  /// The certificate's authority is not trusted.
  public static let untrusted = TLSFailure(rawValue: "untrusted")
  /// The certificate was revoked.
  public static let revoked = TLSFailure(rawValue: "revoked")
  /// The two sides have no TLS version or no cipher in common.
  public static let noCommonVersion = TLSFailure(rawValue: "noCommonVersion")
  /// The file of trusted certificates, or the client's certificate or key, cannot be used.
  public static let configuration = TLSFailure(rawValue: "configuration")
  /// The handshake failed for another reason: the peer refused it, or does not use TLS.
  public static let handshake = TLSFailure(rawValue: "handshake")
}
