/// An enumeration of integers that keeps values which the model does not list.
///
/// A conforming type is a structure with a raw value and a static member for each value in the
/// model. The protocol provides the rest.
///
/// Source: Smithy 2.0 specification, "Simple types", "IntEnum is a specialization of integer".
public protocol IntegerEnum: RawRepresentable, EncodableShape, DecodableShape, Hashable,
  CustomStringConvertible
where RawValue == Int32 {
  /// Creates a value from its number on the wire.
  init(rawValue: Int32)
}

extension IntegerEnum {
  /// The value on the wire.
  public var description: String { String(rawValue) }

  /// Writes the raw value.
  @inlinable
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.writeInteger(Int64(rawValue))
  }

  /// Reads the raw value.
  @inlinable
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    self.init(rawValue: try reader.readInteger(Int32.self))
  }
}
