/// The reason why a document for the control API is refused.
public struct ControlError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, with the name of the member.
  public var description: String

  /// Creates an error.
  public init(_ description: String) {
    self.description = description
  }
}
