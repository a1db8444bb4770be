/// Which versions of HTTP to speak.
public struct HTTPVersionPolicy: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case automatic
    case http1Only
    case http2PriorKnowledge
  }

  let kind: Kind

  /// HTTP/2 where a TLS server offers it (RFC 9113, 3.2), with many requests on one connection;
  /// else HTTP/1.1.
  public static let automatic = HTTPVersionPolicy(kind: .automatic)

  /// HTTP/1.1 always.
  public static let http1Only = HTTPVersionPolicy(kind: .http1Only)

  /// HTTP/2 always, without asking; over `http` too (RFC 9113, 3.3).
  public static let http2PriorKnowledge = HTTPVersionPolicy(kind: .http2PriorKnowledge)
}
