/// An enumeration of strings that keeps values which the model does not list.
///
/// A conforming type is a structure with a raw value and a static member for each value in the
/// model. The protocol provides the rest.
///
/// Source: Smithy 2.0 specification, "Simple types", "Enum is a specialization of string".
public protocol StringEnum: RawRepresentable, EncodableShape, DecodableShape, Hashable,
  CustomStringConvertible
where RawValue == String {
  /// Creates a value from its name on the wire.
  init(rawValue: String)
}

extension StringEnum {
  /// The value on the wire.
  public var description: String { rawValue }

  /// Writes the raw value.
  @inlinable
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.writeString(rawValue)
  }

  /// Reads the raw value.
  @inlinable
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    self.init(rawValue: try reader.readString())
  }
}
