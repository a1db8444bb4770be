import JMESPath

extension JSONValue {
  /// The value at a path of members; `nil` if there is none.
  subscript(path path: [String]) -> JSONValue? {
    path.reduce(self) { value, name in value?[name] }
  }

  /// Returns the value with another one at a path of members that exists.
  func replacing(_ path: [String], by value: JSONValue) -> JSONValue {
    guard let name = path.first else { return value }
    guard case .object(let members) = self else { return self }
    return .object(
      members.map { member in
        guard member.name == name else { return member }
        return Member(name, member.value.replacing(Array(path.dropFirst()), by: value))
      })
  }
}
