/// How a transfer went: when it reached each phase, and what went over the wire.
///
/// Each moment counts from the start of the transfer. A phase that was not needed, such as the
/// connect of a request that found a connection open, is `nil`.
public struct TransportMetrics: Sendable, Hashable {
  /// When the host's name had an address.
  public var nameLookup: Duration?

  /// When there was a connection to the host, or to the proxy.
  public var connect: Duration?

  /// When the TLS handshake was done.
  public var tls: Duration?

  /// When the first byte of the response came.
  public var firstByte: Duration?

  /// When the last byte came, or the transfer failed.
  public var total: Duration

  /// The bytes of the request's header and body that were sent.
  public var bytesSent: Int64

  /// The bytes of the response's header and body that came.
  public var bytesReceived: Int64

  /// Whether the request went over a connection that an earlier one had opened.
  public var isConnectionReused: Bool

  /// The version of HTTP that was spoken, such as `1.1` or `2`; `nil` if none was.
  public var httpVersion: String?

  /// Metrics of a transfer that took so long; everything else is unset.
  public init(total: Duration) {
    self.total = total
    bytesSent = 0
    bytesReceived = 0
    isConnectionReused = false
  }
}
