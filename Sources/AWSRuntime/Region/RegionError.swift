/// Why there is no region to call.
public struct RegionError: Error, Sendable, Hashable {
  /// What is missing or wrong, and the cure.
  public var message: String

  /// An error with a message for a person.
  public init(_ message: String) {
    self.message = message
  }
}

extension RegionError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
