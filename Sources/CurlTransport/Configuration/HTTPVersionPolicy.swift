/// The versions of HTTP to use.
public struct HTTPVersionPolicy: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case automatic
    case http1Only
    case http2PriorKnowledge
  }

  let kind: Kind

  /// HTTP/2 where a TLS server offers it (RFC 9113, 3.2), with many requests on one connection;
  /// otherwise HTTP/1.1.
  public static let automatic = HTTPVersionPolicy(kind: .automatic)

  /// Always HTTP/1.1.
  public static let http1Only = HTTPVersionPolicy(kind: .http1Only)

  /// Always HTTP/2, without negotiation; over `http` too (RFC 9113, 3.3).
  ///
  /// Over `http`, use it with libcurl 8.0 or later. Earlier versions need a connection for each request
  /// there, and may notice the end of a response without a length only when the connection closes or
  /// a timeout ends it. Over `https` none of this happens.
  public static let http2PriorKnowledge = HTTPVersionPolicy(kind: .http2PriorKnowledge)
}
