import AWSShapes
import JMESPath

extension JSONValue {
  /// The value as a document, which shapes are read from.
  var document: Document {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array(let elements): .list(elements.map(\.document))
    case .object(let members):
      .map(
        Dictionary(members.map { ($0.name, $0.value.document) }, uniquingKeysWith: { _, last in last }))
    }
  }

  /// The kind of the value, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a Boolean value"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
