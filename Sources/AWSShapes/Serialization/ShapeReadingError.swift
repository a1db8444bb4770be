/// Why a document is not the shape that was asked for.
public struct ShapeReadingError: Error, Sendable, Hashable {
  /// In which way the document is wrong.
  public var kind: Kind

  /// What is wrong, for a person to read. Holds no values of the document.
  public var reason: String

  /// Where in the document, in bytes from its start.
  public var offset: Int

  /// The members that lead there, such as `Operation.Properties["host"]`; empty at the top.
  public var path: String

  /// An error at a place of the document.
  public init(_ kind: Kind, _ reason: String, offset: Int, path: String = "") {
    self.kind = kind
    self.reason = reason
    self.offset = offset
    self.path = path
  }
}

extension ShapeReadingError {
  /// In which way a document can be wrong.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the way.
    public let rawValue: String

    /// A way by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the way.
    public var description: String { rawValue }

    /// There is nothing to read.
    public static let empty = Kind(rawValue: "empty")
    /// It ends too early.
    public static let truncated = Kind(rawValue: "truncated")
    /// It is not of the format.
    public static let malformed = Kind(rawValue: "malformed")
    /// It is of the format, but holds another shape, or a number out of range.
    public static let mismatch = Kind(rawValue: "mismatch")
    /// It is nested deeper or is larger than the reader allows.
    public static let limit = Kind(rawValue: "limit")
  }
}

extension ShapeReadingError: CustomStringConvertible {
  /// Reason, path and offset.
  public var description: String {
    path.isEmpty ? "\(reason) at byte \(offset)" : "\(reason) at \(path), byte \(offset)"
  }
}
