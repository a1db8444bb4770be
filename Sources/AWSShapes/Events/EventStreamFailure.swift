/// An error of the service in an event stream that the model does not describe.
public struct EventStreamFailure: Error, Sendable, Hashable {
  /// The service's name of the error.
  public var code: String

  /// The service's description of the error; `nil` if it has none.
  public var message: String?

  /// Creates an error.
  public init(code: String, message: String?) {
    self.code = code
    self.message = message
  }
}

extension EventStreamFailure: CustomStringConvertible {
  /// The code and the message.
  public var description: String {
    "the service ended the event stream: \(code)" + (message.map { ": \($0)" } ?? "")
  }
}
