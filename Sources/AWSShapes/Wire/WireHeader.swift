/// A header field.
public struct WireHeader: Sendable, Hashable {
  /// The name, whose case does not matter.
  public var name: String

  /// The value.
  public var value: String

  /// Creates a header field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
