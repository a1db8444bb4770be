/// A certificate and its private key, in PEM files, that identify a client to servers.
public struct ClientCertificate: Sendable, Hashable {
  /// The path of the certificate, with its chain.
  public var certificateFile: String

  /// The path of the private key.
  public var keyFile: String

  /// The password of the key; `nil` if the key is not encrypted. No description contains it.
  public var keyPassword: String?

  /// Creates a client certificate.
  public init(certificateFile: String, keyFile: String, keyPassword: String? = nil) {
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.keyPassword = keyPassword
  }
}

extension ClientCertificate: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The paths; never the password.
  public var description: String { "certificate \(certificateFile), key \(keyFile)" }

  /// The paths; never the password.
  public var debugDescription: String { description }

  /// The paths; never the password.
  public var customMirror: Mirror {
    Mirror(self, children: ["certificateFile": certificateFile, "keyFile": keyFile])
  }
}
