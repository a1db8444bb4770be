extension TransportError {
  /// The kind of a failure. More kinds may be added; handle an unknown one as a failure.
  public struct Code: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The request cannot be sent as it is; for example, its scheme, host, proxy or a header field
    /// is malformed.
    public static let invalidRequest = Code(rawValue: "invalidRequest")
    /// The name of the host or the proxy cannot be resolved.
    public static let resolve = Code(rawValue: "resolve")
    /// There is no connection to the host or through the proxy.
    public static let connect = Code(rawValue: "connect")
    /// The TLS handshake failed, or the certificate is not trusted.
    public static let tls = Code(rawValue: "tls")
    /// No connection was made in time.
    public static let connectTimeout = Code(rawValue: "connectTimeout")
    /// There was a connection, but no first byte of a response in time.
    public static let firstByteTimeout = Code(rawValue: "firstByteTimeout")
    /// No byte went over the connection for too long.
    public static let idleTimeout = Code(rawValue: "idleTimeout")
    /// The response was not complete in time.
    public static let timeout = Code(rawValue: "timeout")
    /// The transfer was slower than the limit for too long.
    public static let tooSlow = Code(rawValue: "tooSlow")
    /// The source of the request's body failed, or its length differs from the announced one.
    public static let requestBodyFailed = Code(rawValue: "requestBodyFailed")
    /// The connection broke before the response was complete.
    public static let reset = Code(rawValue: "reset")
    /// The server's response is not valid HTTP.
    public static let protocolViolation = Code(rawValue: "protocolViolation")
    /// The body of the response exceeds the limit.
    public static let bodyTooLarge = Code(rawValue: "bodyTooLarge")
    /// The task was cancelled.
    public static let cancelled = Code(rawValue: "cancelled")
    /// The transport was closed.
    public static let closed = Code(rawValue: "closed")
    /// Another failure, which the message describes.
    public static let other = Code(rawValue: "other")

    /// Whether a timeout expired, in any phase.
    public var isTimeout: Bool {
      switch self {
      case .connectTimeout, .firstByteTimeout, .idleTimeout, .timeout, .tooSlow: true
      default: false
      }
    }
  }
}
