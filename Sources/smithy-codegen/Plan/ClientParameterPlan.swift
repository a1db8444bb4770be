import AWSShapes

/// A parameter of the endpoint rules that the creator of a client sets.
///
/// Source: Smithy 2.0, "clientContextParams trait".
struct ClientParameterPlan: Sendable {
  var name: String
  var swiftName: String
  var swiftType: String
  var documentation: String

  /// The parameters of a service, sorted by name.
  static func parameters(of service: Shape) throws(ModelError) -> [ClientParameterPlan] {
    let trait = service.traits["smithy.rules#clientContextParams"]?.entries ?? [:]
    let entries = trait.sorted { $0.key < $1.key }
    var names = NameTable(reserved: ["init", "self", "arguments"])
    let swiftNames = names.assign(
      entries.map { name, _ in
        let name = SwiftName.lowerCamel(name)
        return NameTable.Wish(natural: name, longer: name + "Value")
      })
    return try zip(entries, swiftNames).map { entry, swiftName throws(ModelError) in
      let type = entry.value["type"]?.string ?? ""
      guard let swiftType = types[type] else {
        throw ModelError(
          service.id,
          "the type of \(entry.key) in smithy.rules#clientContextParams must be string, boolean or "
            + "stringArray, not \(Literal.string(type))")
      }
      return ClientParameterPlan(
        name: entry.key, swiftName: swiftName, swiftType: swiftType,
        documentation: Markdown.plain(entry.value["documentation"]?.string ?? ""))
    }
  }

  private static let types = ["string": "String", "boolean": "Bool", "stringArray": "[String]"]
}
