/// How a transfer went: when it reached each phase, and what went over the wire.
///
/// Each moment counts from the start of the transfer, in whole nanoseconds. A phase that was not
/// needed, such as the connect of a request that found a connection open, is `nil`.
public struct TransportMetrics: Sendable, Hashable {
  // Values of eight bytes: metrics are in every response and every error, which are moved often.
  package var totalTime: Nanoseconds
  package var nameLookupTime = Nanoseconds.none
  package var connectTime = Nanoseconds.none
  package var tlsTime = Nanoseconds.none
  package var firstByteTime = Nanoseconds.none
  package var version = VersionText.none

  /// The bytes of the request's header and body that were sent.
  public var bytesSent: Int64

  /// The bytes of the response's header and body that came.
  public var bytesReceived: Int64

  /// Whether the request went over a connection that an earlier one had opened.
  public var isConnectionReused: Bool

  /// Metrics of a transfer that took so long; everything else is unset.
  public init(total: Duration) {
    self.init(totalTime: Nanoseconds(total))
  }

  package init(totalTime: Nanoseconds) {
    self.totalTime = totalTime
    bytesSent = 0
    bytesReceived = 0
    isConnectionReused = false
  }
}

extension TransportMetrics {
  /// When the host's name had an address.
  public var nameLookup: Duration? {
    get { nameLookupTime.duration }
    set { nameLookupTime = Nanoseconds(newValue) }
  }

  /// When there was a connection to the host, or to the proxy.
  public var connect: Duration? {
    get { connectTime.duration }
    set { connectTime = Nanoseconds(newValue) }
  }

  /// When the TLS handshake was done.
  public var tls: Duration? {
    get { tlsTime.duration }
    set { tlsTime = Nanoseconds(newValue) }
  }

  /// When the first byte of the response came.
  public var firstByte: Duration? {
    get { firstByteTime.duration }
    set { firstByteTime = Nanoseconds(newValue) }
  }

  /// The version of HTTP that was spoken, such as `1.1` or `2`; `nil` if none was. It has at most
  /// eight ASCII characters; what is longer comes to `nil`.
  public var httpVersion: String? {
    get { version.text }
    set { version = VersionText(newValue) }
  }

  /// When the last byte came, or the transfer failed.
  public var total: Duration {
    get { totalTime.duration ?? .zero }
    set { totalTime = Nanoseconds(newValue) }
  }
}
