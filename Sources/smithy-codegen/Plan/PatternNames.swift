/// Names the patterns of a service's strings.
///
/// A pattern belongs to the member or the shape that states it, so two patterns never share a name
/// unless they are the same.
enum PatternNames {
  static func assign(_ plan: inout ServicePlan) {
    var names = NameTable(reserved: ["init", "self"])
    let patterns = patterns(of: plan).sorted { ($0.name, $0.text) < ($1.name, $1.text) }
    let wishes = patterns.map { NameTable.Wish(natural: $0.name, longer: $0.name + "Pattern") }
    let assigned = Dictionary(uniqueKeysWithValues: zip(patterns, names.assign(wishes)))
    for index in plan.structures.indices { rename(&plan.structures[index].members, assigned) }
    for index in plan.unions.indices { rename(&plan.unions[index].members, assigned) }
  }

  /// The patterns that generated code checks, without duplicates.
  static func patterns(of plan: ServicePlan) -> Set<PatternPlan> {
    let members =
      plan.structures.filter(\.isConstrained).flatMap(\.members)
      + plan.unions.filter(\.isConstrained).flatMap(\.members)
    return Set(members.flatMap { $0.rules?.patterns ?? [] })
  }

  private static func rename(_ members: inout [MemberPlan], _ names: [PatternPlan: String]) {
    for index in members.indices {
      members[index].rules = members[index].rules?.renamingPatterns(names)
    }
  }
}

extension ValueRules {
  /// The patterns among the rules.
  fileprivate var patterns: [PatternPlan] {
    switch self {
    case .string(_, _, let pattern): pattern.map { [$0] } ?? []
    case .list(_, _, let element): element?.patterns ?? []
    case .map(_, _, let key, let value): (key?.patterns ?? []) + (value?.patterns ?? [])
    case .number, .blob, .shape, .enumValue: []
    }
  }

  fileprivate func renamingPatterns(_ names: [PatternPlan: String]) -> ValueRules {
    switch self {
    case .string(let least, let most, let pattern?):
      let name = names[pattern] ?? pattern.name
      return .string(least: least, most: most, pattern: PatternPlan(name: name, text: pattern.text))
    case .list(let least, let most, let element):
      return .list(least: least, most: most, element: element?.renamingPatterns(names))
    case .map(let least, let most, let key, let value):
      return .map(
        least: least, most: most, key: key?.renamingPatterns(names),
        value: value?.renamingPatterns(names))
    case .string, .number, .blob, .shape, .enumValue:
      return self
    }
  }
}
