/// Why there are no credentials. Never holds any part of one.
public struct CredentialsError: Error, Sendable, Hashable {
  /// What is missing or wrong, and the cure.
  public var message: String

  /// An error with a message for a person.
  public init(_ message: String) {
    self.message = message
  }
}

extension CredentialsError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
