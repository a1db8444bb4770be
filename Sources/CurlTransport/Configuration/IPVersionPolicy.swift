/// Which addresses of a host to connect to.
public struct IPVersionPolicy: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case any
    case v4
    case v6
  }

  let kind: Kind

  /// Whichever answers first, with a small advantage for IPv6 (RFC 8305).
  public static let any = IPVersionPolicy(kind: .any)

  /// IPv4 only.
  public static let v4 = IPVersionPolicy(kind: .v4)

  /// IPv6 only.
  public static let v6 = IPVersionPolicy(kind: .v6)
}
