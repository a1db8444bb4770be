/// Why no response came.
public struct TransportError: Error, Sendable {
  /// What kind of failure it was.
  public var code: Code

  /// What happened, for a person to read. Holds no header values and no body.
  public var message: String

  /// Whether the server may have received the request, and so may have acted on it.
  ///
  /// `false` is a promise: a retry cannot do anything twice.
  public var requestMayHaveReachedServer: Bool

  /// The number that the library underneath gave the failure, such as a `CURLcode`.
  public var underlyingCode: Int?

  /// Why there was no TLS connection, if the code is ``Code-swift.struct/tls`` and it is known.
  public var tlsFailure: TLSFailure?

  /// How far the transfer came; `nil` if it never started, or the transport does not measure.
  public var metrics: TransportMetrics? {
    get { if case .known(let metrics) = progress { metrics } else { nil } }
    set { progress = newValue.map(Progress.known) ?? .unknown }
  }

  private var progress = Progress.unknown

  /// Behind a reference: each function that may throw an error has room for one.
  private indirect enum Progress: Sendable {
    case unknown
    case known(TransportMetrics)
  }

  /// An error of these parts.
  public init(
    _ code: Code, _ message: String, requestMayHaveReachedServer: Bool, underlyingCode: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.requestMayHaveReachedServer = requestMayHaveReachedServer
    self.underlyingCode = underlyingCode
  }
}

extension TransportError {
  /// The kind of a failure. The list grows; handle what you do not know as a failure.
  public struct Code: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// A kind by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The request cannot be sent as it is: scheme, host, or a line break in a header field.
    public static let invalidRequest = Code(rawValue: "invalidRequest")
    /// The host's name has no address.
    public static let resolve = Code(rawValue: "resolve")
    /// No connection to the host.
    public static let connect = Code(rawValue: "connect")
    /// The TLS handshake failed, or the certificate is not to be trusted.
    public static let tls = Code(rawValue: "tls")
    /// There was no connection in time.
    public static let connectTimeout = Code(rawValue: "connectTimeout")
    /// There was a connection, but no first byte of a response in time.
    public static let firstByteTimeout = Code(rawValue: "firstByteTimeout")
    /// Nothing went over the connection for too long.
    public static let idleTimeout = Code(rawValue: "idleTimeout")
    /// There was no whole response in time.
    public static let timeout = Code(rawValue: "timeout")
    /// The transfer was slower than the limit for too long.
    public static let tooSlow = Code(rawValue: "tooSlow")
    /// The source of the request's body failed, or gave another length than it had said.
    public static let requestBodyFailed = Code(rawValue: "requestBodyFailed")
    /// The connection broke before the response was whole.
    public static let reset = Code(rawValue: "reset")
    /// The server's answer is not HTTP.
    public static let protocolViolation = Code(rawValue: "protocolViolation")
    /// The body of the response is over the limit.
    public static let bodyTooLarge = Code(rawValue: "bodyTooLarge")
    /// The task was cancelled.
    public static let cancelled = Code(rawValue: "cancelled")
    /// The transport was closed.
    public static let closed = Code(rawValue: "closed")
    /// Anything else; the message tells.
    public static let other = Code(rawValue: "other")

    /// Whether time ran out, in whichever phase.
    public var isTimeout: Bool {
      switch self {
      case .connectTimeout, .firstByteTimeout, .idleTimeout, .timeout, .tooSlow: true
      default: false
      }
    }
  }
}

extension TransportError: CustomStringConvertible {
  /// The message and the kind.
  public var description: String { "\(message) (\(code))" }
}
