/// An error that a shape cannot be written in a format.
public struct ShapeWritingError: Error, Sendable, Hashable {
  /// What is wrong, for people to read. It contains no values of the shape.
  public var reason: String

  /// The member's name in the model, such as `StartTime`.
  public var path: String

  /// Creates an error.
  public init(_ reason: String, path: String) {
    self.reason = reason
    self.path = path
  }
}

extension ShapeWritingError: CustomStringConvertible {
  /// The reason and path.
  public var description: String {
    path.isEmpty ? reason : "\(reason) at \(path)"
  }
}
