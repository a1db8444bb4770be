/// Time-outs and limits of one request.
public struct TransportOptions: Sendable, Hashable {
  /// How long name lookup, connect and TLS handshake may take together; 5 seconds unless set.
  public var connectTimeout: Duration = .seconds(5)

  /// How long the whole request may take, from `send` to the last byte of the body; a minute
  /// unless set.
  public var timeout: Duration = .seconds(60)

  /// The most bytes of response body to accept; 64 MiB unless set. A larger body is an error
  /// with the code ``TransportError/Code-swift.struct/bodyTooLarge``, never a cut one.
  public var maximumResponseBodySize = 64 * 1024 * 1024

  /// The defaults.
  public init() {}
}
