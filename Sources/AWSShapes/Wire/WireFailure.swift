/// What a response says went wrong.
public struct WireFailure: Sendable {
  /// The error's name, without namespace, such as `ValidationException`; nil when the response
  /// names none.
  public var code: String?

  /// What the service says of it.
  public var message: String?

  /// Whose fault it is, where the response says so in words and not by its status alone.
  public var fault: Fault?

  /// The error as the model describes it; nil when the operation does not model it.
  public var modeled: (any ErrorShape)?

  /// A failure of these parts.
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
  /// Whose fault an error is.
  public enum Fault: Sendable, Hashable {
    /// Whoever sent the request.
    case sender
    /// The service.
    case receiver
  }
}
