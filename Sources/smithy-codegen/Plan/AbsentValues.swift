/// Finds the structures that a reader substitutes when the service omits a required member.
///
/// Source: Smithy 2.0 specification, "required trait", "Client error correction".
enum AbsentValues {
  static func mark(_ plan: inout ServicePlan) {
    var indexes: [String: Int] = [:]
    for (index, structure) in plan.structures.enumerated() { indexes[structure.swiftName] = index }
    for structure in plan.structures {
      for member in structure.members where !member.isOptional && member.fallback == nil {
        guard case .structure(let name) = member.type, let index = indexes[name] else { continue }
        plan.structures[index].needsAbsentValue = true
      }
    }
  }
}
