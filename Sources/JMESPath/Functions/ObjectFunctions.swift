/// What functions do with objects.
enum ObjectFunctions {
  /// Returns an object with the members of all. Of members with the same name, the last one counts.
  static func merge(_ objects: [JSONValue]) -> JSONValue {
    var all: [(name: String, value: JSONValue)] = []
    for case .object(let members) in objects { all += members.map { ($0.name, $0.value) } }
    return .object(all.uniqued())
  }
}
