public import AWSShapes

/// The error of a call.
///
/// One type covers every failure. Look first at ``kind-swift.property``, then at ``code`` or
/// ``modeled`` for an error of the service, or at ``cause`` for the underlying error.
public struct CallError: Error, Sendable {
  /// The step of the call that failed.
  public var kind: Kind

  /// The name of the operation, such as `GetOperation`.
  public var operation: String

  /// A description of the failure for a person. Never contains a secret.
  public var message: String

  /// The number of attempts, including one that was about to be sent.
  public var attempts = 0

  /// The service's id of the request, which AWS Support asks for.
  public var requestID: String?

  /// The id of the call, sent as `amz-sdk-invocation-id`.
  public var invocationID: String?

  /// A Boolean value that indicates whether the service may have executed the operation. If so,
  /// check what happened before you repeat an operation that must not be executed twice.
  public var mayHaveExecuted = false

  /// The reason why no attempt followed; `nil` if the call failed outside of an attempt.
  public var retryEnd: RetryEnd?

  /// The HTTP status of the response.
  public var httpStatus: Int?

  /// The service's name of the error, such as `ValidationException`.
  public var code: String?

  /// The error as the service's model describes it; `nil` if the operation does not model it.
  public var modeled: (any ErrorShape)?

  /// How far the machine's clock is ahead of the service's; `nil` if the response has no date.
  public var clockSkew: Duration?

  /// A Boolean value that indicates whether the service refused the request for its date: the
  /// machine's clock is wrong, or the request was sent long after it was signed.
  public var isClockSkew = false

  /// The underlying error, such as a `TransportError`.
  public var cause: (any Error)?

  /// Creates the error of a step.
  ///
  /// - Parameters:
  ///   - kind: The step that failed.
  ///   - operation: The name of the operation.
  ///   - message: A description of the failure for a person, without secrets.
  ///   - cause: The underlying error.
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
  /// A step that can fail. More kinds may follow; treat an unknown one as a failure.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the step.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the step.
    public var description: String { rawValue }

    /// The input is invalid; nothing was sent.
    public static let input = Kind(rawValue: "input")
    /// The region is missing or invalid.
    public static let region = Kind(rawValue: "region")
    /// The endpoint is missing, or its URL is invalid.
    public static let endpoint = Kind(rawValue: "endpoint")
    /// No credentials were found.
    public static let credentials = Kind(rawValue: "credentials")
    /// The request cannot be signed.
    public static let signing = Kind(rawValue: "signing")
    /// The source of a streamed request body failed, or its length differs from the announced one.
    /// The cause is the error of the source.
    public static let requestBody = Kind(rawValue: "requestBody")
    /// No response arrived, or its stream broke off; the cause is a `TransportError`.
    public static let transport = Kind(rawValue: "transport")
    /// The service returned an error.
    public static let service = Kind(rawValue: "service")
    /// The response cannot be read.
    public static let response = Kind(rawValue: "response")
    /// The time for the whole call ended.
    public static let timeout = Kind(rawValue: "timeout")
    /// An interceptor failed; the cause is its error.
    public static let interceptor = Kind(rawValue: "interceptor")
    /// A file or environment variable that configures the client is wrong.
    public static let configuration = Kind(rawValue: "configuration")
    /// The task was cancelled.
    public static let cancelled = Kind(rawValue: "cancelled")
  }
}

extension CallError: CustomStringConvertible {
  /// The operation, the code, the message and the request id on one line.
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
