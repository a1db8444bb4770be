/// An error in a document that is read as a shape.
public struct ShapeReadingError: Error, Sendable, Hashable {
  /// The kind of error.
  public var kind: Kind

  /// What is wrong, for people to read. It contains no values of the document.
  public var reason: String

  /// The position in the document, in bytes from its start.
  public var offset: Int

  /// The path of members to the position, such as `Operation.Properties["host"]`; empty at the top.
  public var path: String

  /// Creates an error.
  public init(_ kind: Kind, _ reason: String, offset: Int, path: String = "") {
    self.kind = kind
    self.reason = reason
    self.offset = offset
    self.path = path
  }
}

extension ShapeReadingError {
  /// A kind of error.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The document is empty.
    public static let empty = Kind(rawValue: "empty")
    /// The document ends too early.
    public static let truncated = Kind(rawValue: "truncated")
    /// The document does not have the format's syntax.
    public static let malformed = Kind(rawValue: "malformed")
    /// The document holds another shape, or a number out of range.
    public static let mismatch = Kind(rawValue: "mismatch")
    /// The document is nested deeper or is larger than the limits allow.
    public static let limit = Kind(rawValue: "limit")
  }
}

extension ShapeReadingError: CustomStringConvertible {
  /// The reason, path and offset.
  public var description: String {
    path.isEmpty ? "\(reason) at byte \(offset)" : "\(reason) at \(path), byte \(offset)"
  }
}
