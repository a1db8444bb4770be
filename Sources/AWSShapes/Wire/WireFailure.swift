/// An error response, as far as it can be understood.
public struct WireFailure: Sendable {
  /// The error's name without its namespace, such as `ValidationException`; `nil` if the response
  /// has none.
  public var code: String?

  /// The service's description of the error.
  public var message: String?

  /// Who caused the error, if the response says so beside its status code.
  public var fault: Fault?

  /// The error as the model describes it; `nil` if the operation has no such error.
  public var modeled: (any ErrorShape)?

  /// Creates a failure.
  public init(
    code: String?, message: String?, fault: Fault? = nil, modeled: (any ErrorShape)?
  ) {
    self.code = code
    self.message = message
    self.fault = fault
    self.modeled = modeled
  }
}

extension WireFailure {
  /// Who caused an error.
  public enum Fault: Sendable, Hashable {
    /// The sender of the request.
    case sender
    /// The service.
    case receiver
  }
}
