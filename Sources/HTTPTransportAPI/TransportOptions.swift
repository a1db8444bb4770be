/// Time-outs and limits of one request.
///
/// A transport without a notion of a phase, such as one in the process, may ignore its time-out.
/// Time-outs are kept in whole nanoseconds, up to some 292 years.
public struct TransportOptions: Sendable, Hashable {
  // Values of eight bytes: options are copied with each request, and a duration takes two divisions
  // by ten to the eighteenth to be of any use to an operating system.
  package var connectTime = Nanoseconds(.seconds(5))
  package var firstByteTime = Nanoseconds.none
  package var idleTime = Nanoseconds.none
  package var totalTime = Nanoseconds(.seconds(60))

  /// How long name lookup, connect and TLS handshake may take together; 5 seconds unless set.
  ///
  /// Past it: ``TransportError/Code-swift.struct/connectTimeout``.
  public var connectTimeout: Duration {
    get { connectTime.duration ?? .zero }
    set { connectTime = Nanoseconds(newValue) }
  }

  /// How long the first byte of the response may take once the request has a connection; `nil`,
  /// as unless set, for as long as ``timeout`` allows.
  ///
  /// Sending the request counts. Past it:
  /// ``TransportError/Code-swift.struct/firstByteTimeout``.
  public var firstByteTimeout: Duration? {
    get { firstByteTime.duration }
    set { firstByteTime = Nanoseconds(newValue) }
  }

  /// How long nothing may go over the connection in either direction once the request has one;
  /// `nil`, as unless set, for as long as ``timeout`` allows.
  ///
  /// Time in which the reader of a streamed response asks for nothing does not count. Past it:
  /// ``TransportError/Code-swift.struct/idleTimeout``.
  public var idleTimeout: Duration? {
    get { idleTime.duration }
    set { idleTime = Nanoseconds(newValue) }
  }

  /// How long the whole request may take, from `send` to the last byte of the body; a minute
  /// unless set.
  ///
  /// Past it: ``TransportError/Code-swift.struct/timeout``.
  public var timeout: Duration {
    get { totalTime.duration ?? .zero }
    set { totalTime = Nanoseconds(newValue) }
  }

  /// The slowest transfer to put up with; `nil`, as unless set, for any.
  ///
  /// Below it: ``TransportError/Code-swift.struct/tooSlow``.
  public var lowSpeedLimit: LowSpeedLimit?

  /// The most bytes of a buffered response body to accept; 64 MiB unless set. A larger body is an
  /// error with the code ``TransportError/Code-swift.struct/bodyTooLarge``, never a cut one. Of a
  /// streamed one, ``ResponseBody/collect(upTo:)`` says how much to accept.
  public var maximumResponseBodySize = 64 * 1024 * 1024

  /// Whether `send` returns as soon as the response's header is there, and the body is streamed;
  /// `false` unless set, for a response with its whole body.
  public var streamsResponse = false

  /// Whether to ask the server, with `Expect: 100-continue`, if it wants the body before it is
  /// sent (RFC 9110, 10.1.1); `false` unless set. A server that says nothing gets it after a
  /// second.
  public var expectsContinue = false

  /// Whether the request may go through a proxy; `true` by default. Requests to instance or
  /// container metadata must not: the proxy would see their credentials.
  public var usesProxy = true

  /// Creates the default options.
  public init() {}
}

extension TransportOptions {
  /// A rate of transfer, and how long it may be lower.
  public struct LowSpeedLimit: Sendable, Hashable {
    /// The fewest bytes a second.
    public var bytesPerSecond: Int

    /// How long the rate may be lower than that, in whole seconds (rounded up).
    public var period: Duration

    /// A limit of this rate over that period.
    public init(bytesPerSecond: Int, period: Duration) {
      self.bytesPerSecond = bytesPerSecond
      self.period = period
    }
  }
}
