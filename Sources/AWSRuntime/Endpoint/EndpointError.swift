/// The reason why there is no endpoint.
public struct EndpointError: Error, Sendable, Hashable {
  /// What is missing or wrong, and how to correct it.
  public var message: String

  /// Creates an error with a message for a person.
  public init(_ message: String) {
    self.message = message
  }
}

extension EndpointError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
