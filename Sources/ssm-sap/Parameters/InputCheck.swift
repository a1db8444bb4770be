import AWSShapes
import JMESPath

/// Finds what an input as JSON has that the operation does not take: unknown members, values of
/// another type, and required members that are missing.
///
/// Lengths, ranges and patterns are the client's to check.
struct InputCheck {
  private(set) var problems: [String] = []

  /// Checks an input.
  mutating func check(_ members: [JSONValue.Member], against parameters: [Parameter]) {
    check(members, parameters, at: "")
  }

  private mutating func check(
    _ members: [JSONValue.Member], _ parameters: [Parameter], at path: String
  ) {
    for parameter in parameters where parameter.isRequired {
      guard !members.contains(where: { $0.name == parameter.name }) else { continue }
      let name = path.isEmpty ? "--\(parameter.option)" : Self.join(path, parameter.name)
      problems.append("\(name) is missing")
    }
    for member in members {
      let place = Self.join(path, member.name)
      guard let parameter = parameters.first(where: { $0.name == member.name }) else {
        let known = parameters.map(\.name).joined(separator: ", ")
        problems.append("\(place) is unknown; expected one of: \(known)")
        continue
      }
      check(member.value, parameter.type, at: place)
    }
  }

  private mutating func check(_ value: JSONValue, _ type: ParameterType, at path: String) {
    switch (type, value) {
    case (.string, .string), (.boolean, .bool), (.number, .number): break
    case (.integer, .number(let number)) where number.integer(Int64.self) != nil: break
    case (.list(let element), .array(let values)):
      for (index, value) in values.enumerated() { check(value, element, at: "\(path)[\(index)]") }
    case (.map(let type), .object(let members)):
      for member in members { check(member.value, type, at: Self.join(path, member.name)) }
    case (.structure(let parameters), .object(let members)):
      check(members, parameters, at: path)
    default: problems.append("\(path) is \(value.kind); expected \(type.description)")
    }
  }

  private static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : "\(path).\(name)"
  }
}
