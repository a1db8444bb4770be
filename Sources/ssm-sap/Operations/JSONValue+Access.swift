import AWSShapes
import JMESPath

extension JSONValue {
  /// The value at a path of members; `nil` if there is none.
  func value(at path: [String]) -> JSONValue? {
    path.reduce(self) { value, name in
      guard case .object(let members) = value else { return nil }
      return members.first { $0.name == name }?.value
    }
  }

  /// The elements of an array; none for other values.
  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The text of a string; `nil` for other values.
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of an integer; `nil` for other values.
  var count: Int? {
    if case .number(let number) = self { number.integer(Int.self) } else { nil }
  }
}
