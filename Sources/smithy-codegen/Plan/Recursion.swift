/// Finds the types that contain themselves, which takes a reference somewhere along the cycle.
///
/// Lists and maps are references already. A union in the cycle becomes an indirect enum; a structure
/// that contains itself through structures alone gets indirect members.
enum Recursion {
  static func breakCycles(_ plan: inout ServicePlan) {
    let structures = edges(plan.structures.map { ($0.swiftName, $0.members) })
    let all = structures.merging(edges(plan.unions.map { ($0.swiftName, $0.members) })) { own, _ in
      own
    }
    for index in plan.unions.indices {
      let name = plan.unions[index].swiftName
      plan.unions[index].isIndirect = leads(from: name, to: name, along: all)
    }
    for index in plan.structures.indices {
      let name = plan.structures[index].swiftName
      for member in plan.structures[index].members.indices {
        guard case .structure(let target) = plan.structures[index].members[member].type else {
          continue
        }
        plan.structures[index].members[member].isIndirect =
          target == name || leads(from: target, to: name, along: structures)
      }
    }
  }

  /// The types that each type contains a value of.
  private static func edges(_ types: [(String, [MemberPlan])]) -> [String: [String]] {
    var edges: [String: [String]] = [:]
    for (name, members) in types {
      edges[name] = members.compactMap { member in
        switch member.type {
        case .structure(let target), .union(let target): target
        default: nil
        }
      }
    }
    return edges
  }

  private static func leads(
    from start: String, to end: String, along edges: [String: [String]]
  ) -> Bool {
    var seen: Set<String> = []
    var open = edges[start] ?? []
    while let name = open.popLast() {
      if name == end { return true }
      if seen.insert(name).inserted { open += edges[name] ?? [] }
    }
    return false
  }
}
