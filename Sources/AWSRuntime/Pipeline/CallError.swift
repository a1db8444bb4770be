public import AWSShapes

/// Why a call has no output.
///
/// One type for everything that can go wrong, so that a `catch` has one thing to look at: first
/// ``kind-swift.property``, then ``code`` or ``modeled`` for what the service said, or ``cause``
/// for what stands underneath.
public struct CallError: Error, Sendable {
  /// Which step of the call failed.
  public var kind: Kind

  /// The operation that was called, such as `GetOperation`.
  public var operation: String

  /// What went wrong, for a person to read.
  public var message: String

  /// How many times the request was sent, or about to be sent.
  public var attempts = 0

  /// The service's id of the request; support asks for it.
  public var requestID: String?

  /// The id of the call; sent as `amz-sdk-invocation-id`.
  public var invocationID: String?

  /// Whether the service may have executed the operation in spite of the error. Look for what it
  /// did before calling again an operation that must not be executed twice.
  public var mayHaveExecuted = false

  /// Why there was no other attempt; nil when the call failed outside of an attempt.
  public var retryEnd: RetryEnd?

  /// The HTTP status of the response.
  public var httpStatus: Int?

  /// The name that the service gives the error, such as `ValidationException`.
  public var code: String?

  /// The error as the service's model describes it; nil when the operation does not model it.
  public var modeled: (any ErrorShape)?

  /// How far the machine's clock is ahead of the service's; nil when the response has no date.
  public var clockSkew: Duration?

  /// The error underneath, such as a `TransportError`.
  public var cause: (any Error)?

  /// An error of one step.
  public init(
    _ kind: Kind, operation: String, message: String, cause: (any Error)? = nil
  ) {
    self.kind = kind
    self.operation = operation
    self.message = message
    self.cause = cause
  }
}

extension CallError {
  /// A step that can fail. The list grows; handle what you do not know as a failure.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the step.
    public let rawValue: String

    /// A step by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the step.
    public var description: String { rawValue }

    /// The input cannot be sent; nothing was.
    public static let input = Kind(rawValue: "input")
    /// There is no region, or it is not one.
    public static let region = Kind(rawValue: "region")
    /// There is no endpoint, or its URL is not one.
    public static let endpoint = Kind(rawValue: "endpoint")
    /// There are no credentials.
    public static let credentials = Kind(rawValue: "credentials")
    /// The request cannot be signed.
    public static let signing = Kind(rawValue: "signing")
    /// No response came; the cause is a `TransportError`.
    public static let transport = Kind(rawValue: "transport")
    /// The service answered with an error.
    public static let service = Kind(rawValue: "service")
    /// The answer cannot be read.
    public static let response = Kind(rawValue: "response")
    /// The time for the whole call is over.
    public static let timeout = Kind(rawValue: "timeout")
    /// An interceptor failed; the cause is its error.
    public static let interceptor = Kind(rawValue: "interceptor")
    /// A file or variable that configures the client is wrong.
    public static let configuration = Kind(rawValue: "configuration")
    /// The task was cancelled.
    public static let cancelled = Kind(rawValue: "cancelled")
  }
}

extension CallError: CustomStringConvertible {
  /// Operation, code, message and request id on one line.
  public var description: String {
    var text = "\(operation): "
    if let code { text += "\(code): " }
    text += message
    let facts = [
      httpStatus.map { "HTTP status \($0)" }, requestID.map { "request id \($0)" },
    ].compactMap { $0 }
    return facts.isEmpty ? text : text + " (\(facts.joined(separator: ", ")))"
  }
}
