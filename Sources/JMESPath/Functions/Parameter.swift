/// The type of a function's argument.
enum Parameter: String {
  case any = "a value"
  case array = "an array"
  case arrayObjectOrString = "an array, an object or a string"
  case arrayOrString = "an array or a string"
  case expression = "an expression (`&name`)"
  case number = "a number"
  case numbers = "an array of numbers"
  case numbersOrStrings = "an array of numbers or an array of strings"
  case object = "an object"
  case string = "a string"
  case strings = "an array of strings"
}

extension Parameter: CustomStringConvertible {
  var description: String { rawValue }
}

extension Parameter {
  /// Returns whether the argument may have a value.
  func accepts(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.any, _): true
    case (.array, .array), (.arrayObjectOrString, .array), (.arrayOrString, .array): true
    case (.object, .object), (.arrayObjectOrString, .object): true
    case (.string, .string), (.arrayObjectOrString, .string), (.arrayOrString, .string): true
    case (.number, .number): true
    case (.numbers, .array(let elements)): elements.allSatisfy(\.isNumber)
    case (.strings, .array(let elements)): elements.allSatisfy(\.isString)
    case (.numbersOrStrings, .array(let elements)):
      elements.allSatisfy(\.isNumber) || elements.allSatisfy(\.isString)
    default: false
    }
  }
}

extension JSONValue {
  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  var isString: Bool {
    if case .string = self { true } else { false }
  }

  /// The name of the value's type.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
