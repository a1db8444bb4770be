/// A value of any kind, without a schema.
///
/// What is read can be written again without loss: a number keeps the text that it came with.
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
  /// The whole number that this is, where it is one that the type can hold.
  public func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    if case .number(let number) = self { number.integer(type) } else { nil }
  }

  /// The nearest double, where this is a number.
  public var double: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }
}

extension Document: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// No value.
  public init(nilLiteral: ()) { self = .null }

  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(BigDecimal(value)) }

  /// A number; what is not finite has no place in a document and becomes null.
  public init(floatLiteral value: Double) {
    self = BigDecimal(value).map(Document.number) ?? .null
  }

  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A list.
  public init(arrayLiteral elements: Document...) { self = .list(elements) }

  /// A map; the last of two entries of one key counts.
  public init(dictionaryLiteral elements: (String, Document)...) {
    self = .map(Dictionary(elements) { _, last in last })
  }
}

extension Document: EncodableShape, DecodableShape {
  /// Writes the value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.writeDocument(self)
  }

  /// Reads the value, whatever it is.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    self = try reader.readDocument()
  }
}
