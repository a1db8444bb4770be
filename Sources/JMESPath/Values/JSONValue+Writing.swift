package import AWSShapes

extension JSONValue: EncodableShape {
  package func encode(to writer: inout some ShapeWriter & ~Copyable) {
    switch self {
    case .null: writer.writeNull()
    case .bool(let value): writer.writeBool(value)
    case .number(let value): writer.writeBigDecimal(value)
    case .string(let value): writer.writeString(value)
    case .array(let elements):
      writer.beginList()
      for element in elements {
        writer.element()
        element.encode(to: &writer)
      }
      writer.endList()
    case .object(let members):
      writer.beginMap()
      for member in members {
        writer.key(member.name)
        member.value.encode(to: &writer)
      }
      writer.endMap()
    }
  }
}
