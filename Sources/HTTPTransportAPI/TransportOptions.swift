/// The timeouts and limits of one request.
///
/// A transport that does not know a phase, such as one in the same process, may ignore its timeout.
/// Timeouts have whole nanoseconds and are at most some 292 years.
public struct TransportOptions: Sendable, Hashable {
  // Values of eight bytes, as options are copied with each request.
  package var connectTime = Nanoseconds(.seconds(5))
  package var firstByteTime = Nanoseconds.none
  package var idleTime = Nanoseconds.none
  package var totalTime = Nanoseconds(.seconds(60))

  /// How long name lookup, connect and TLS handshake may take together; 5 seconds by default.
  ///
  /// The error after that: ``TransportError/Code-swift.struct/connectTimeout``.
  public var connectTimeout: Duration {
    get { connectTime.duration ?? .zero }
    set { connectTime = Nanoseconds(newValue) }
  }

  /// How long the first byte of the response may take after the request has a connection; `nil`, the
  /// default, for as long as ``timeout`` allows.
  ///
  /// The time to send the request counts. The error after that:
  /// ``TransportError/Code-swift.struct/firstByteTimeout``.
  public var firstByteTimeout: Duration? {
    get { firstByteTime.duration }
    set { firstByteTime = Nanoseconds(newValue) }
  }

  /// How long the connection may be idle in both directions after the request has one; `nil`, the
  /// default, for as long as ``timeout`` allows.
  ///
  /// The time in which the reader of a streamed response does not read does not count. The error
  /// after that: ``TransportError/Code-swift.struct/idleTimeout``.
  public var idleTimeout: Duration? {
    get { idleTime.duration }
    set { idleTime = Nanoseconds(newValue) }
  }

  /// How long the whole request may take, from `send` to the last byte of the body; a minute by
  /// default.
  ///
  /// The error after that: ``TransportError/Code-swift.struct/timeout``.
  public var timeout: Duration {
    get { totalTime.duration ?? .zero }
    set { totalTime = Nanoseconds(newValue) }
  }

  /// The slowest acceptable transfer; `nil`, the default, for any.
  ///
  /// The error below that: ``TransportError/Code-swift.struct/tooSlow``.
  public var lowSpeedLimit: LowSpeedLimit?

  /// The largest response body to accept, in bytes; 64 MiB by default. A larger body is an error with
  /// the code ``TransportError/Code-swift.struct/bodyTooLarge``; it is never truncated. For a
  /// streamed body, pass a limit to ``ResponseBody/collect(upTo:)``.
  public var maximumResponseBodySize = 64 * 1024 * 1024

  /// Whether `send` returns when the response's header has arrived, and the body is streamed; `false`
  /// by default, for a response with its whole body.
  public var streamsResponse = false

  /// Whether to ask the server with `Expect: 100-continue` for permission to send the body (RFC 9110,
  /// 10.1.1); `false` by default. If the server does not respond, the body is sent after a second.
  public var expectsContinue = false

  /// Whether the request may go through a proxy; `true` by default. Requests to instance or
  /// container metadata must not: the proxy would see their credentials.
  public var usesProxy = true

  /// Creates the default options.
  public init() {}
}
