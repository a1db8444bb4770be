/// A value of any kind, without a schema.
///
/// A document that is read and written again does not lose anything: numbers keep their text.
///
/// Source: Smithy 2.0 specification, "Simple types", "Document".
public indirect enum Document: Sendable, Hashable {
  /// No value.
  case null
  /// A boolean.
  case bool(Bool)
  /// A number of any size and precision.
  case number(BigDecimal)
  /// A string.
  case string(String)
  /// A list of values of any kind.
  case list([Document])
  /// A map of values of any kind.
  case map([String: Document])
}

extension Document {
  /// Returns the value of a number as an integer; `nil` if its text has a point or an exponent, or if
  /// the type cannot hold it.
  public func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    if case .number(let number) = self { number.integer(type) } else { nil }
  }

  /// The nearest double to the value of a number.
  public var double: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }
}

extension Document: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Creates a null.
  public init(nilLiteral: ()) { self = .null }

  /// Creates a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Creates a number.
  public init(integerLiteral value: Int) { self = .number(BigDecimal(value)) }

  /// Creates a number, or null if the value is not finite.
  public init(floatLiteral value: Double) {
    self = BigDecimal(value).map(Document.number) ?? .null
  }

  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Creates a list.
  public init(arrayLiteral elements: Document...) { self = .list(elements) }

  /// Creates a map. Of two entries with the same key, the last one counts.
  public init(dictionaryLiteral elements: (String, Document)...) {
    self = .map(Dictionary(elements) { _, last in last })
  }
}

extension Document: EncodableShape, DecodableShape {
  /// Writes the value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.writeDocument(self)
  }

  /// Reads a value of any kind.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    self = try reader.readDocument()
  }
}
