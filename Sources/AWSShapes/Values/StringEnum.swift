/// An enumeration of strings that may grow: a value that the model does not list is kept.
///
/// A conforming type is a structure with a raw value, and a static member for each value of the
/// model; everything else comes with the protocol.
///
/// Source: Smithy 2.0 specification, "Simple types", "Enum is a specialization of string".
public protocol StringEnum: RawRepresentable, EncodableShape, DecodableShape, Hashable,
  CustomStringConvertible
where RawValue == String {
  /// A value by its name on the wire.
  init(rawValue: String)
}

extension StringEnum {
  /// The value as it stands on the wire.
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
