/// What a response says went wrong.
public struct WireFailure: Sendable {
  /// The error's name, without namespace, such as `ValidationException`; nil when the response
  /// names none.
  public var code: String?

  /// What the service says of it.
  public var message: String?

  /// The error as the model describes it; nil when the operation does not model it.
  public var modeled: (any ErrorShape)?

  /// A failure of these parts.
  public init(code: String?, message: String?, modeled: (any ErrorShape)?) {
    self.code = code
    self.message = message
    self.modeled = modeled
  }
}
