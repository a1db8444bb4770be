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

  /// Returns whether the values are the same on the wire, byte for byte.
  ///
  /// A `String` equals any other that Unicode regards as equivalent; names of a protocol do not.
  @inlinable
  public static func == (first: Self, second: Self) -> Bool {
    // Comparing the strings first is quick for most values that differ.
    first.rawValue == second.rawValue && first.rawValue.utf8.elementsEqual(second.rawValue.utf8)
  }

  /// Returns whether the values differ on the wire.
  @inlinable
  public static func != (first: Self, second: Self) -> Bool {
    // `RawRepresentable` has an operator of its own, which would compare the strings.
    !(first == second)
  }

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
