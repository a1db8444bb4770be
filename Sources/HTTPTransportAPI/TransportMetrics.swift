/// The metrics of a transfer: when it reached each phase, and how many bytes it took.
///
/// Each time is measured from the start of the transfer, in whole nanoseconds. A phase that was
/// skipped, such as the connect of a request on a kept connection, is `nil`.
public struct TransportMetrics: Sendable, Hashable {
  // Values of eight bytes, as metrics are part of every response and every error.
  package var totalTime: Nanoseconds
  package var nameLookupTime = Nanoseconds.none
  package var connectTime = Nanoseconds.none
  package var tlsTime = Nanoseconds.none
  package var firstByteTime = Nanoseconds.none
  package var version = VersionText.none

  /// The bytes of the request's header and body that were sent.
  public var bytesSent: Int64

  /// The bytes of the response's header and body that arrived.
  public var bytesReceived: Int64

  /// Whether the request used a connection that an earlier request had opened.
  public var isConnectionReused: Bool

  /// Creates the metrics of a transfer from its duration; everything else is unset.
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
  /// The time until the host's name was resolved.
  public var nameLookup: Duration? {
    get { nameLookupTime.duration }
    set { nameLookupTime = Nanoseconds(newValue) }
  }

  /// The time until there was a connection to the host or the proxy.
  public var connect: Duration? {
    get { connectTime.duration }
    set { connectTime = Nanoseconds(newValue) }
  }

  /// The time until the TLS handshake was complete.
  public var tls: Duration? {
    get { tlsTime.duration }
    set { tlsTime = Nanoseconds(newValue) }
  }

  /// The time until the first byte of the response arrived.
  public var firstByte: Duration? {
    get { firstByteTime.duration }
    set { firstByteTime = Nanoseconds(newValue) }
  }

  /// The version of HTTP in the response, such as `1.1` or `2`; `nil` without a response. It has at
  /// most eight ASCII characters; a longer one becomes `nil`.
  public var httpVersion: String? {
    get { version.text }
    set { version = VersionText(newValue) }
  }

  /// The time until the last byte arrived, or the transfer failed.
  public var total: Duration {
    get { totalTime.duration ?? .zero }
    set { totalTime = Nanoseconds(newValue) }
  }
}
