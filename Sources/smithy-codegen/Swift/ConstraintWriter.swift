/// Writes the checks of the model's constraints.
struct ConstraintWriter {
  let name: String
  let members: [MemberPlan]

  /// A method that makes checks.
  private enum Method: String {
    case violations, unlistedValues

    var documentation: String {
      switch self {
      case .violations:
        "Returns the violations of the model's constraints that are checked before sending."
      case .unlistedValues: "Returns the values of enums that the model does not list."
      }
    }

    /// The method of `ConstraintChecks` for a structure or union.
    var shapeCheck: String {
      switch self {
      case .violations: "shape"
      case .unlistedValues: "enumValues"
      }
    }

    /// Returns the rules of a member that the method checks.
    func rules(of member: MemberPlan) -> ValueRules? {
      switch self {
      case .violations: member.rules
      case .unlistedValues: member.enumRules
      }
    }
  }

  func writeStructure(to writer: inout SourceWriter) {
    writeMethods(to: &writer) { method, writer in
      for member in members {
        let property =
          member.swiftName == "checks" ? "self.checks" : SwiftName.escaped(member.swiftName)
        writeCheck(member, of: property, method, to: &writer)
      }
    }
  }

  func writeUnion(to writer: inout SourceWriter) {
    writeMethods(to: &writer) { method, writer in
      let checked = members.filter { method.rules(of: $0) != nil }
      writer.line("switch self {")
      for member in checked {
        writer.line("case .\(SwiftName.escaped(member.swiftName))(let value):")
        writer.indented { writeCheck(member, of: "value", method, to: &$0) }
      }
      writer.line(checked.count == members.count ? "case .unknown: break" : "default: break")
      writer.line("}")
    }
  }

  private func writeMethods(
    to writer: inout SourceWriter, _ body: (Method, inout SourceWriter) -> Void
  ) {
    writer.gap()
    writer.block("extension \(name): ConstrainedShape") { writer in
      write(.violations, to: &writer, body)
      // The protocol provides the method for a type without enums.
      guard isChecked(.unlistedValues) else { return }
      writer.gap()
      write(.unlistedValues, to: &writer, body)
    }
  }

  private func isChecked(_ method: Method) -> Bool {
    members.contains { method.rules(of: $0) != nil }
  }

  private func write(
    _ method: Method, to writer: inout SourceWriter, _ body: (Method, inout SourceWriter) -> Void
  ) {
    writer.documentation(method.documentation)
    let head = "public func \(method.rawValue)() -> [ConstraintViolation]"
    guard isChecked(method) else { return writer.line("\(head) { [] }") }
    writer.block(head) { writer in
      writer.line("var checks = ConstraintChecks()")
      body(method, &writer)
      writer.line("return checks.violations")
    }
  }

  private func writeCheck(
    _ member: MemberPlan, of value: String, _ method: Method, to writer: inout SourceWriter
  ) {
    guard let rules = method.rules(of: member) else { return }
    let check = CheckPlanner(shapeCheck: method.shapeCheck, isSensitive: member.isSensitive).check(
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
}

/// Plans the call that checks a value.
private struct CheckPlanner {
  /// The method of `ConstraintChecks` for a structure or union.
  let shapeCheck: String
  /// Whether the model marks the value, or something in a list or map of it, as sensitive.
  let isSensitive: Bool

  /// The parts of a call that checks a value.
  struct Check {
    var head: String
    var arguments: [String]
    /// The body of the closure behind the call, if there is one.
    var body: String?

    var tail: String { body.map { " { \($0) }" } ?? "" }
    var line: String { head + arguments.joined(separator: ", ") + ")" + tail }
  }

  func check(
    _ checks: String, _ value: String, _ rules: ValueRules, path: String?, type: ValueType
  ) -> Check {
    let first = [value] + (path.map { ["at: \($0)"] } ?? [])
    // The check of a list or map covers what is in it.
    let last = isSensitive && path != nil ? ["isSensitive: true"] : []
    switch rules {
    case .string(let least, let most, let pattern):
      let arguments =
        Self.bounds(least, most)
        + (pattern.map { ["pattern: Patterns.\(SwiftName.escaped($0.name))"] } ?? [])
      return Check(head: "\(checks).string(", arguments: first + arguments + last)
    case .number(let least, let most):
      let arguments = [least.map { "least: \($0)" }, most.map { "most: \($0)" }].compactMap { $0 }
      return Check(head: "\(checks).number(", arguments: first + arguments + last)
    case .blob(let least, let most):
      return Check(
        head: "\(checks).blob(", arguments: first + Self.bounds(least, most) + last)
    case .enumValue(let name):
      return Check(
        head: "\(checks).enumValue(", arguments: first + ["among: \(name).knownValues"] + last)
    case .shape:
      return Check(head: "\(checks).\(shapeCheck)(", arguments: first)
    case .list(let least, let most, let element):
      return Check(
        head: "\(checks).list(", arguments: first + Self.bounds(least, most) + last,
        body: element.map { nested($0, inside: type) })
    case .map(let least, let most, let key, let entry):
      let keyCheck = key.map { ["key: { \(nested($0, inside: .map(.string, isSparse: false))) }"] }
      let entryCheck = entry.map { ["value: { \(nested($0, inside: type)) }"] }
      return Check(
        head: "\(checks).map(",
        arguments: first + Self.bounds(least, most) + last + (keyCheck ?? []) + (entryCheck ?? []))
    }
  }

  /// The check of an element of a list or map, as the body of a closure.
  private func nested(_ rules: ValueRules, inside type: ValueType) -> String {
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
