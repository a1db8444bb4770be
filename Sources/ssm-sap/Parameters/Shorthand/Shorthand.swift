import JMESPath

/// The shorthand syntax of structures and maps, such as `Name=status,Operator=Equals`.
struct Shorthand {
  /// The option with its hyphens, for messages.
  let option: String

  /// The value that a word stands for.
  ///
  /// - Throws: ``ParameterError`` with the place of what is wrong.
  func value(of text: String, as type: ParameterType) throws(ParameterError) -> JSONValue {
    var parser = ShorthandParser(text)
    let value: JSONValue
    do {
      value = try parser.parse()
    } catch {
      let place = TextPlace(text, scalar: error.offset).description
      throw ParameterError(option, "invalid shorthand: \(error.reason), at \(place)")
    }
    return try typed(value, as: type)
  }

  /// The value with its text as numbers and Boolean values where the type has them. Values that do
  /// not fit stay as they are, since the whole input is checked later.
  private func typed(
    _ value: JSONValue, as type: ParameterType
  ) throws(ParameterError) -> JSONValue {
    switch (type, value) {
    case (.list(let element), .array(let values)):
      return .array(
        try values.map { value throws(ParameterError) in try typed(value, as: element) })
    // A list of one is written like its element.
    case (.list(let element), _): return .array([try typed(value, as: element)])
    case (.map(let type), .object(let members)):
      return .object(
        try members.map { member throws(ParameterError) in
          JSONValue.Member(member.name, try typed(member.value, as: type))
        })
    case (.structure(let parameters), .object(let members)):
      return .object(
        try members.map { member throws(ParameterError) in
          guard let parameter = parameters.first(where: { $0.name == member.name }) else {
            return member
          }
          return JSONValue.Member(member.name, try typed(member.value, as: parameter.type))
        })
    case (.boolean, .string(let text)), (.integer, .string(let text)), (.number, .string(let text)):
      return try ScalarText(option: option).value(of: text, as: type)
    default: return value
    }
  }
}
