/// Why a shape cannot be written in a format.
public struct ShapeWritingError: Error, Sendable, Hashable {
  /// What is wrong, for a person to read. Holds no values of the shape.
  public var reason: String

  /// The member, by its name in the model, such as `StartTime`.
  public var path: String

  /// An error at a member.
  public init(_ reason: String, path: String) {
    self.reason = reason
    self.path = path
  }
}

extension ShapeWritingError: CustomStringConvertible {
  /// Reason and path.
  public var description: String {
    path.isEmpty ? reason : "\(reason) at \(path)"
  }
}
