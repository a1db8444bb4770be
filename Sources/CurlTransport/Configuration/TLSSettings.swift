/// Whom to trust, with what to identify, and which versions of TLS to speak.
///
/// The server's certificate and its name are always verified: there is no setting that stops it.
public struct TLSSettings: Sendable, Hashable {
  /// The oldest version of TLS to speak.
  public struct Version: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case tls12
      case tls13
    }

    let kind: Kind

    /// TLS 1.2 (RFC 5246).
    public static let tls12 = Version(kind: .tls12)
    /// TLS 1.3 (RFC 8446).
    public static let tls13 = Version(kind: .tls13)
  }

  /// The path of a PEM file with the certificate authorities to trust instead of the system's;
  /// `nil`, as unless set, for the system's.
  ///
  /// A file that cannot be read makes requests over `https` fail with the code `tls`.
  public var certificateAuthorityFile: String?

  /// What identifies this client to servers that ask; `nil`, as unless set, for nothing.
  public var clientCertificate: ClientCertificate?

  /// The oldest version of TLS to speak; 1.2 unless set. None is older.
  public var minimumVersion = Version.tls12

  /// The defaults.
  public init() {}

  /// The defaults with the authorities that `AWS_CA_BUNDLE` names, if it does.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Environment variables list".
  public static func environment(_ variables: [String: String]) -> TLSSettings {
    var settings = TLSSettings()
    // A blank value counts as not set, as everywhere else.
    if let file = variables["AWS_CA_BUNDLE"], !file.allSatisfy(\.isWhitespace) {
      settings.certificateAuthorityFile = file
    }
    return settings
  }
}
