/// Why there was no TLS connection. The list grows; handle what you do not know as a failure.
public struct TLSFailure: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
  /// The name of the reason.
  public let rawValue: String

  /// A reason by its name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The name of the reason.
  public var description: String { rawValue }

  /// The certificate is for another name.
  public static let wrongHost = TLSFailure(rawValue: "wrongHost")
  /// The certificate's time is over.
  public static let expired = TLSFailure(rawValue: "expired")
  /// The certificate's time has not begun.
  public static let notYetValid = TLSFailure(rawValue: "notYetValid")
  /// The certificate, or the last of its chain, is signed by itself and not trusted.
  public static let selfSigned = TLSFailure(rawValue: "selfSigned")
  /// The certificate's authority is not trusted.
  public static let untrusted = TLSFailure(rawValue: "untrusted")
  /// The certificate was revoked.
  public static let revoked = TLSFailure(rawValue: "revoked")
  /// Both sides have no version of TLS, or no cipher, in common.
  public static let noCommonVersion = TLSFailure(rawValue: "noCommonVersion")
  /// The file of trusted certificates, or the client's certificate or key, cannot be used.
  public static let configuration = TLSFailure(rawValue: "configuration")
  /// The handshake failed otherwise: the peer refused it, or speaks no TLS.
  public static let handshake = TLSFailure(rawValue: "handshake")
}
