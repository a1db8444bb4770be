/// The reason why a request body cannot be prepared.
public struct RequestPreparationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence for a person to read. It names the header field, never its value.
  public var description: String

  /// Creates an error.
  public init(_ description: String) {
    self.description = description
  }
}
