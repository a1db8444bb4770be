extension Function {
  /// Evaluates the arguments, checks their types and calls the function. The parser has checked how
  /// many there are, and which are expressions.
  func call(
    _ arguments: [Expression], on current: JSONValue
  ) throws(JMESPathError) -> JSONValue {
    var values: [JSONValue] = []
    var reference = Expression.current
    for argument in arguments {
      if case .reference(let referenced) = argument {
        reference = referenced
      } else {
        values.append(try Evaluation.value(of: argument, on: current))
      }
    }
    try check(values)
    return try result(values, reference)
  }

  private func check(_ values: [JSONValue]) throws(JMESPathError) {
    let types = parameters.filter { $0 != .expression }
    for (index, value) in values.enumerated() {
      let type = types[Swift.min(index, types.count - 1)]
      guard !type.accepts(value) else { continue }
      throw JMESPathError("\(rawValue)() takes \(type), not \(value.shownType)")
    }
  }

  private func result(
    _ values: [JSONValue], _ reference: Expression
  ) throws(JMESPathError) -> JSONValue {
    switch (self, values.first ?? .null, values.dropFirst().first) {
    case (.notNull, _, _): values.first { $0 != .null } ?? .null
    case (.merge, _, _): ObjectFunctions.merge(values)
    case (.toArray, let value, _): ArrayFunctions.toArray(value)
    case (.toNumber, let value, _): NumberFunctions.number(from: value)
    case (.toString, let value, _): .string(StringFunctions.text(of: value))
    case (.type, let value, _): .string(value.typeName)

    case (.abs, .number(let number), _): .number(NumberFunctions.magnitude(of: number))
    case (.ceil, .number(let number), _): .number(NumberFunctions.rounded(number, .up))
    case (.floor, .number(let number), _): .number(NumberFunctions.rounded(number, .down))
    case (.avg, .array(let numbers), _): try NumberFunctions.average(of: numbers)
    case (.sum, .array(let numbers), _): try NumberFunctions.sum(of: numbers)

    case (.length, let value, _): StringFunctions.length(of: value)
    case (.reverse, let value, _): StringFunctions.reversed(value)
    case (.contains, let value, let item?): StringFunctions.contains(value, item)
    case (.endsWith, .string(let text), .string(let end)?):
      .bool(StringFunctions.hasSuffix(text, end))
    case (.startsWith, .string(let text), .string(let start)?):
      .bool(text.utf8.starts(with: start.utf8))
    case (.join, .string(let separator), .array(let texts)?):
      StringFunctions.join(texts, separator)

    case (.keys, .object(let members), _): .array(members.map { .string($0.name) })
    case (.values, .object(let members), _): .array(members.map(\.value))

    case (.map, .array(let elements), _): try ArrayFunctions.map(elements, reference)
    case (.sort, .array(let elements), _): .array(ArrayFunctions.sorted(elements, by: elements))
    case (.max, .array(let elements), _): ArrayFunctions.largest(of: elements, by: elements)
    case (.min, .array(let elements), _): ArrayFunctions.smallest(of: elements, by: elements)
    case (.sortBy, .array(let elements), _):
      .array(ArrayFunctions.sorted(elements, by: try keys(of: elements, reference)))
    case (.maxBy, .array(let elements), _):
      ArrayFunctions.largest(of: elements, by: try keys(of: elements, reference))
    case (.minBy, .array(let elements), _):
      ArrayFunctions.smallest(of: elements, by: try keys(of: elements, reference))
    default: .null
    }
  }

  /// Evaluates an expression on each element, and checks that all results are numbers or all are
  /// strings.
  private func keys(
    of elements: [JSONValue], _ reference: Expression
  ) throws(JMESPathError) -> [JSONValue] {
    var keys: [JSONValue] = []
    for element in elements {
      let key = try Evaluation.value(of: reference, on: element)
      guard key.isNumber || key.isString, key.isNumber == (keys.first ?? key).isNumber else {
        throw JMESPathError(
          "\(rawValue)() compares numbers or strings, not both, and nothing else; element "
            + "\(keys.count) has \(key.shownType)")
      }
      keys.append(key)
    }
    return keys
  }
}

extension JSONValue {
  /// The type for a message.
  fileprivate var shownType: String {
    guard case .array(let elements) = self else {
      return switch self {
      case .null: "null"
      case .object: "an object"
      default: "a \(typeName)"
      }
    }
    var types: [String] = []
    for element in elements where !types.contains(element.typeName) {
      types.append(element.typeName)
    }
    return types.isEmpty ? "an array" : "an array with \(types.joined(separator: ", "))"
  }
}
