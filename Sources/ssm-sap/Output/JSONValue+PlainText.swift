import AWSJSON
import JMESPath

extension JSONValue {
  /// Whether the value is neither an object nor an array.
  var isScalar: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  var isObject: Bool {
    if case .object = self { true } else { false }
  }

  /// A scalar as the AWS CLI prints it in text and tables, which is as Python does.
  var plainText: String {
    switch self {
    case .null: "None"
    case .bool(let value): value ? "True" : "False"
    case .number(let number): number.normalizedText
    case .string(let text): text
    // Where one object of a list has a scalar, another may have this.
    case .array, .object:
      (try? JSONCodec().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }
}

extension [JSONValue.Member] {
  /// The members in the order of the code points of their names.
  func sortedByName() -> [JSONValue.Member] {
    sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

extension [JSONValue] {
  /// The names of all members of objects that are scalars, in order.
  func scalarNames() -> [String] { names(where: \.isScalar) }

  /// The names of all members of objects that are not scalars, in order.
  func nestedNames() -> [String] { names { !$0.isScalar } }

  private func names(where condition: (JSONValue) -> Bool) -> [String] {
    var names: Set<[UInt8]> = []
    for case .object(let members) in self {
      for member in members where condition(member.value) {
        names.insert([UInt8](member.name.utf8))
      }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
