/// The reason why there is no region to call.
public struct RegionError: Error, Sendable, Hashable {
  /// What is missing or wrong, and how to correct it.
  public var message: String

  /// Creates an error with a message for people.
  public init(_ message: String) {
    self.message = message
  }
}

extension RegionError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
