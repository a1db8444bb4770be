import AWSJSON
import AWSShapes
import JMESPath

/// A value that is written as JSON with its members in their order.
struct OrderedJSON {
  private let value: JSONValue

  init(_ value: JSONValue) {
    self.value = value
  }

  /// The value as indented text.
  var text: String {
    get throws {
      String(decoding: try JSONCodec().encode(self, layout: .indented), as: UTF8.self)
    }
  }

  /// The value as text on one line.
  var line: String {
    get throws { String(decoding: try JSONCodec().encode(self), as: UTF8.self) }
  }
}

extension OrderedJSON: EncodableShape {
  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    switch value {
    case .null: writer.writeNull()
    case .bool(let value): writer.writeBool(value)
    case .number(let value): writer.writeBigDecimal(value)
    case .string(let value): writer.writeString(value)
    case .array(let elements):
      writer.beginList()
      for element in elements {
        writer.element()
        OrderedJSON(element).encode(to: &writer)
      }
      writer.endList()
    case .object(let members):
      writer.beginMap()
      for member in members {
        writer.key(member.name)
        OrderedJSON(member.value).encode(to: &writer)
      }
      writer.endMap()
    }
  }
}
