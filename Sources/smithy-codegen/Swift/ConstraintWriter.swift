/// Writes the checks of the model's constraints.
struct ConstraintWriter {
  let name: String
  let members: [MemberPlan]

  private var checked: [MemberPlan] { members.filter { $0.rules != nil } }

  func writeStructure(to writer: inout SourceWriter) {
    write(to: &writer) { writer in
      for member in checked {
        let property =
          member.swiftName == "checks" ? "self.checks" : SwiftName.escaped(member.swiftName)
        writeCheck(member, of: property, to: &writer)
      }
    }
  }

  func writeUnion(to writer: inout SourceWriter) {
    write(to: &writer) { writer in
      writer.line("switch self {")
      for member in checked {
        writer.line("case .\(SwiftName.escaped(member.swiftName))(let value):")
        writer.indented { writeCheck(member, of: "value", to: &$0) }
      }
      writer.line(checked.count == members.count ? "case .unknown: break" : "default: break")
      writer.line("}")
    }
  }

  private func write(to writer: inout SourceWriter, _ body: (inout SourceWriter) -> Void) {
    writer.gap()
    writer.block("extension \(name): ConstrainedShape") { writer in
      writer.documentation(
        "Returns the violations of the model's constraints that are checked before sending.")
      guard !checked.isEmpty else {
        return writer.line("public func violations() -> [ConstraintViolation] { [] }")
      }
      writer.block("public func violations() -> [ConstraintViolation]") { writer in
        writer.line("var checks = ConstraintChecks()")
        body(&writer)
        writer.line("return checks.violations")
      }
    }
  }

  private func writeCheck(
    _ member: MemberPlan, of value: String, to writer: inout SourceWriter
  ) {
    guard let rules = member.rules else { return }
    let check = Self.check(
      "checks", value, rules, path: Literal.string(member.modelName), type: member.type)
    let line = check.head + check.arguments.joined(separator: ", ") + ")" + check.tail
    guard line.count + 4 > SourceWriter.width else { return writer.line(line) }
    guard let body = check.body else {
      return writer.list(check.head, check.arguments, ")", .call)
    }
    writer.line("\(check.head)\(check.arguments.joined(separator: ", "))) {")
    writer.indented { $0.line(body) }
    writer.line("}")
  }

  /// The parts of a call that checks a value.
  private struct Check {
    var head: String
    var arguments: [String]
    /// The body of the closure behind the call, if there is one.
    var body: String?

    var tail: String { body.map { " { \($0) }" } ?? "" }
    var line: String { head + arguments.joined(separator: ", ") + ")" + tail }
  }

  private static func check(
    _ checks: String, _ value: String, _ rules: ValueRules, path: String?, type: ValueType
  ) -> Check {
    let first = [value] + (path.map { ["at: \($0)"] } ?? [])
    switch rules {
    case .string(let least, let most, let pattern):
      let arguments =
        bounds(least, most)
        + (pattern.map { ["pattern: Patterns.\(SwiftName.escaped($0.name))"] } ?? [])
      return Check(head: "\(checks).string(", arguments: first + arguments)
    case .number(let least, let most):
      let arguments = [least.map { "least: \($0)" }, most.map { "most: \($0)" }].compactMap { $0 }
      return Check(head: "\(checks).number(", arguments: first + arguments)
    case .blob(let least, let most):
      return Check(head: "\(checks).blob(", arguments: first + bounds(least, most))
    case .shape:
      return Check(head: "\(checks).shape(", arguments: first)
    case .list(let least, let most, let element):
      return Check(
        head: "\(checks).list(", arguments: first + bounds(least, most),
        body: element.map { nested($0, inside: type) })
    case .map(let least, let most, let key, let entry):
      let keyCheck = key.map { ["key: { \(nested($0, inside: .map(.string, isSparse: false))) }"] }
      let entryCheck = entry.map { ["value: { \(nested($0, inside: type)) }"] }
      return Check(
        head: "\(checks).map(",
        arguments: first + bounds(least, most) + (keyCheck ?? []) + (entryCheck ?? []))
    }
  }

  /// The check of an element of a list or map, as the body of a closure.
  private static func nested(_ rules: ValueRules, inside type: ValueType) -> String {
    switch type {
    case .list(let element, _), .map(let element, _):
      check("$0", "$1", rules, path: nil, type: element).line
    default:
      check("$0", "$1", rules, path: nil, type: type).line
    }
  }

  private static func bounds(_ least: Int?, _ most: Int?) -> [String] {
    [least.map { "least: \($0)" }, most.map { "most: \($0)" }].compactMap { $0 }
  }
}
