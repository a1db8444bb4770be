/// Finds the types whose values are checked: those reachable from an input that have constraints or
/// enums.
enum ConstraintReach {
  static func mark(_ plan: inout ServicePlan, inputs: Set<ShapeID>) {
    var members: [String: [MemberPlan]] = [:]
    for structure in plan.structures { members[structure.swiftName] = structure.members }
    for union in plan.unions { members[union.swiftName] = union.members }
    let inputNames = plan.structures.filter { inputs.contains($0.id) }.map(\.swiftName)
    let reached = reach(from: inputNames, members)
    let constrained = types(of: reached, members, \.rules)
    let enumerated = types(of: reached, members, \.enumRules)

    for index in plan.structures.indices {
      let name = plan.structures[index].swiftName
      plan.structures[index].isConstrained =
        constrained.contains(name) || enumerated.contains(name)
        || inputs.contains(plan.structures[index].id)
      prune(&plan.structures[index].members, constrained, enumerated)
    }
    for index in plan.unions.indices {
      let name = plan.unions[index].swiftName
      plan.unions[index].isConstrained = constrained.contains(name) || enumerated.contains(name)
      prune(&plan.unions[index].members, constrained, enumerated)
    }
  }

  private static func reach(
    from names: [String], _ members: [String: [MemberPlan]]
  ) -> Set<String> {
    var reached: Set<String> = []
    var open = names
    while let name = open.popLast() {
      guard reached.insert(name).inserted else { continue }
      open += (members[name] ?? []).compactMap(\.type.typeInside)
    }
    return reached
  }

  /// The types with such rules for their members or for what those contain.
  private static func types(
    of names: Set<String>, _ members: [String: [MemberPlan]],
    _ rules: KeyPath<MemberPlan, ValueRules?>
  ) -> Set<String> {
    var constrained: Set<String> = []
    var hasGrown = true
    while hasGrown {
      let found = names.filter { name in
        (members[name] ?? []).contains { pruned($0[keyPath: rules], $0.type, constrained) != nil }
      }
      hasGrown = found.count > constrained.count
      constrained = found
    }
    return constrained
  }

  private static func prune(
    _ members: inout [MemberPlan], _ constrained: Set<String>, _ enumerated: Set<String>
  ) {
    for index in members.indices {
      let type = members[index].type
      members[index].rules = pruned(members[index].rules, type, constrained)
      members[index].enumRules = pruned(members[index].enumRules, type, enumerated)
    }
  }

  /// The rules without those for types that have no constraints.
  private static func pruned(
    _ rules: ValueRules?, _ type: ValueType, _ constrained: Set<String>
  ) -> ValueRules? {
    switch (rules, type) {
    case (.shape, .structure(let name)), (.shape, .union(let name)):
      return constrained.contains(name) ? .shape : nil
    case (.list(let least, let most, let element), .list(let elementType, _)):
      let element = pruned(element, elementType, constrained)
      guard least != nil || most != nil || element != nil else { return nil }
      return .list(least: least, most: most, element: element)
    case (.map(let least, let most, let key, let value), .map(let valueType, _)):
      let value = pruned(value, valueType, constrained)
      guard least != nil || most != nil || key != nil || value != nil else { return nil }
      return .map(least: least, most: most, key: key, value: value)
    default:
      return rules
    }
  }
}

extension ValueType {
  /// The structure or union that the value is or contains in a list or map.
  fileprivate var typeInside: String? {
    switch self {
    case .structure(let name), .union(let name): name
    case .list(let element, _): element.typeInside
    case .map(let value, _): value.typeInside
    default: nil
    }
  }
}
