package import AWSShapes

/// A JSON value that keeps the order of its members and the text of its numbers.
package enum JSONValue: Sendable, Hashable {
  /// A member of an object.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case number(BigDecimal)
  case string(String)
  case array([JSONValue])
  case object([Member])
}

extension JSONValue: DecodableShape {
  package init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    self = JSONValue(try reader.readDocument())
  }

  private init(_ document: Document) {
    switch document {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .list(let elements): self = .array(elements.map { JSONValue($0) })
    case .map(let members):
      self = .object(members.sorted { $0.key < $1.key }.map { Member($0.key, JSONValue($0.value)) })
    }
  }
}
