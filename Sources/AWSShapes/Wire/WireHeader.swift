/// One header field.
public struct WireHeader: Sendable, Hashable {
  /// The name; its case does not matter.
  public var name: String

  /// The value.
  public var value: String

  /// A field of this name and value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
