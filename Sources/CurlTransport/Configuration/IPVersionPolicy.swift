/// The kind of addresses to connect to.
public struct IPVersionPolicy: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case any
    case v4
    case v6
  }

  let kind: Kind

  /// Whichever connects first, with a small advantage for IPv6 (RFC 8305).
  public static let any = IPVersionPolicy(kind: .any)

  /// Only IPv4.
  public static let v4 = IPVersionPolicy(kind: .v4)

  /// Only IPv6.
  public static let v6 = IPVersionPolicy(kind: .v6)
}
