/// Why a body cannot be made ready to be sent.
public struct RequestPreparationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, for a person to read. Names a header field, never its value.
  public var description: String

  /// An error for this reason.
  public init(_ description: String) {
    self.description = description
  }
}
