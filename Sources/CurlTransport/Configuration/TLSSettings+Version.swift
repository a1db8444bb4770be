extension TLSSettings {
  /// A version of TLS.
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
}
