/// A member of an input, or of a structure inside one.
struct Parameter: Sendable {
  /// The name in the model.
  let name: String
  /// The option that sets the member, without its hyphens; empty inside a structure.
  let option: String
  let type: ParameterType
  let isRequired: Bool

  init(_ name: String, option: String = "", _ type: ParameterType, isRequired: Bool = false) {
    self.name = name
    self.option = option
    self.type = type
    self.isRequired = isRequired
  }
}

/// The type of a parameter, which determines how text becomes its value.
indirect enum ParameterType: Sendable {
  case string
  case boolean
  case integer
  case number
  case list(ParameterType)
  case map(ParameterType)
  case structure([Parameter])

  /// Whether the value is text or a number, so that a word of the command line is all of it.
  var isScalar: Bool {
    switch self {
    case .string, .boolean, .integer, .number: true
    case .list, .map, .structure: false
    }
  }

  /// The type in words, for messages.
  var description: String {
    switch self {
    case .string: "a string"
    case .boolean: "true or false"
    case .integer: "an integer"
    case .number: "a number"
    case .list: "a list"
    case .map, .structure: "an object"
    }
  }
}
