/// The certificates to trust, the certificate to present, and the versions of TLS to use.
///
/// The server's certificate and its name are always verified; no setting turns that off.
public struct TLSSettings: Sendable, Hashable {
  /// The path of a PEM file with the certificate authorities to trust instead of the system's;
  /// `nil`, the default, for the system's.
  ///
  /// They also apply to a proxy with an `https` URL. A file that cannot be read makes requests over
  /// `https` fail with the code `TransportError.Code.tls`.
  public var certificateAuthorityFile: String?

  /// The certificate to present to servers that ask for one; `nil`, the default, for none.
  public var clientCertificate: ClientCertificate?

  /// The oldest version of TLS to use; TLS 1.2 by default.
  public var minimumVersion = Version.tls12

  /// Creates the default settings.
  public init() {}

  /// Returns the default settings with the certificate authorities of the environment variable
  /// `AWS_CA_BUNDLE`, if it is set and not blank.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Environment variables list".
  public static func environment(_ variables: [String: String]) -> TLSSettings {
    var settings = TLSSettings()
    if let file = variables["AWS_CA_BUNDLE"], file.utf8.contains(where: { $0 > 0x20 }) {
      settings.certificateAuthorityFile = file
    }
    return settings
  }
}
