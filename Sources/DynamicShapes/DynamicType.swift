public import AWSShapes

/// A shape of a model that is read at run time.
///
/// Together with ``DynamicValue``, it stands in for generated types, so that public test vectors and
/// random schemas run through the real codecs and protocols.
public enum DynamicType: Sendable {
  /// A boolean.
  case boolean
  /// A string or an enum.
  case string
  /// Bytes.
  case blob
  /// Bytes that are not held in memory.
  case stream
  /// An integer in a range, or an enum of integers.
  case integer(ClosedRange<Int64>)
  /// A floating-point number of 32 bits.
  case float
  /// A floating-point number of 64 bits.
  case double
  /// An integer of any size.
  case bigInteger
  /// A decimal number of any size.
  case bigDecimal
  /// A timestamp with the format of its shape.
  case timestamp(TimestampFormat?)
  /// A value of any kind.
  case document
  /// A list of a shape.
  case list(of: String, isSparse: Bool)
  /// A map from strings to a shape.
  case map(to: String, isSparse: Bool)
  /// A structure.
  case structure(DynamicStructure)
  /// A union, whose members are those of the structure.
  case union(DynamicStructure)
}
