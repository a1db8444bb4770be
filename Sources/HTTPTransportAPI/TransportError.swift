/// The reason why there is no response.
public struct TransportError: Error, Sendable {
  /// The kind of failure.
  public var code: Code

  /// A description for people. It contains no header values, no body and no password.
  public var message: String

  /// Whether the server may have received the request, and may have acted on it.
  ///
  /// `false` is a promise: a retry cannot do anything twice.
  public var requestMayHaveReachedServer: Bool

  /// The error number of the underlying library, such as a `CURLcode`.
  public var underlyingCode: Int?

  /// The reason why TLS failed, if the code is ``Code-swift.struct/tls`` and the reason is known.
  public var tlsFailure: TLSFailure?

  /// Whether the proxy is at fault, not the host: its URL is malformed, or it gave no connection.
  public var isProxyFailure = false

  /// The metrics of the transfer; `nil` if it never started, or the transport does not measure.
  public var metrics: TransportMetrics? {
    get { if case .known(let metrics) = progress { metrics } else { nil } }
    set { progress = newValue.map(Progress.known) ?? .unknown }
  }

  private var progress = Progress.unknown

  /// Indirect, as each function that can throw an error reserves room for one.
  private indirect enum Progress: Sendable {
    case unknown
    case known(TransportMetrics)
  }

  /// Creates an error.
  public init(
    _ code: Code, _ message: String, requestMayHaveReachedServer: Bool, underlyingCode: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.requestMayHaveReachedServer = requestMayHaveReachedServer
    self.underlyingCode = underlyingCode
  }
}

extension TransportError: CustomStringConvertible {
  /// The message and the code.
  public var description: String { "\(message) (\(code))" }
}
