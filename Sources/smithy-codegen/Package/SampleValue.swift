/// Makes up values of a service's types, as Swift expressions.
struct SampleValue {
  private static let deepest = 4

  private let structures: [String: StructurePlan]
  private let enums: [String: EnumPlan]

  init(service: ServicePlan) {
    structures = Dictionary(
      service.structures.map { ($0.swiftName, $0) }, uniquingKeysWith: { first, _ in first })
    enums = Dictionary(
      service.enums.map { ($0.swiftName, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The arguments of a structure's initializer, for those that have no default value; `nil` if one
  /// cannot be made up.
  func arguments(of structure: StructurePlan, depth: Int = 0) -> String? {
    let needed = InitializerOrder.members(of: structure).filter {
      !$0.isOptional && $0.fallback == nil
    }
    let arguments = needed.compactMap { member in
      expression(member.type, member.rules, depth: depth).map {
        "\(SwiftName.label(member.swiftName)): \($0)"
      }
    }
    return arguments.count == needed.count ? arguments.joined(separator: ", ") : nil
  }

  private func expression(_ type: ValueType, _ rules: ValueRules?, depth: Int) -> String? {
    guard depth < Self.deepest else { return nil }
    switch type {
    case .string: return Literal.string(text(rules))
    case .boolean: return "true"
    case .integer, .float, .double:
      if case .number(let least?, _) = rules { return least }
      if case .number(nil, let most?) = rules { return most }
      return "1"
    case .blob: return "[1, 2, 3]"
    case .stringEnum(let name), .integerEnum(let name):
      return enums[name]?.values.first.map { ".\(SwiftName.escaped($0.swiftName))" }
    case .structure(let name):
      guard let structure = structures[name],
        let arguments = arguments(of: structure, depth: depth + 1)
      else { return nil }
      return "\(name)(\(arguments))"
    case .list(let element, _):
      guard case .list(let least?, _, let rule) = rules, least > 0 else { return "[]" }
      return least == 1
        ? expression(element, rule, depth: depth + 1).map { "[\($0)]" } : nil
    case .map:
      guard case .map(_?, _, _, _) = rules else { return "[:]" }
      return nil
    default: return nil
    }
  }

  private func text(_ rules: ValueRules?) -> String {
    guard case .string(let least, let limit, _) = rules else { return "example" }
    let most = limit ?? .max
    guard most >= 7 else { return String("example".prefix(most)) }
    let repeated = String(repeating: "example", count: min(least ?? 1, 2000) / 7 + 1)
    return String(repeated.prefix(max(7, least ?? 7)))
  }
}
