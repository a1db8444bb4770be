/// Writes the textual descriptions of a value, with sensitive members redacted.
struct DescriptionWriter {
  let name: String
  let members: [MemberPlan]

  private var sensitive: [MemberPlan] { members.filter(\.isSensitive) }

  // MARK: Structures

  func writeStructure(to writer: inout SourceWriter) {
    // A member of that name replaces the usual property.
    let hasOwn = members.contains { $0.swiftName == "description" }
    var protocols = hasOwn ? ["CustomDebugStringConvertible"] : ["CustomStringConvertible"]
    if !sensitive.isEmpty {
      if !hasOwn { protocols.append("CustomDebugStringConvertible") }
      protocols.append("CustomReflectable")
    }
    writer.gap()
    writer.conformance(of: name, to: protocols) { writer in
      writer.documentation(
        sensitive.isEmpty
          ? "A description of the members that have a value."
          : "A description of the members that have a value, with sensitive ones redacted.")
      writer.block("public var \(hasOwn ? "debugDescription" : "description"): String") { writer in
        writeText(to: &writer)
      }
      guard !sensitive.isEmpty else { return }
      if !hasOwn {
        writer.gap()
        writer.documentation("The same as the description.")
        writer.line("public var debugDescription: String { description }")
      }
      writer.gap()
      writer.documentation("A mirror of the members, with sensitive ones redacted.")
      writer.block("public var customMirror: Mirror") { writer in
        writeMirror(to: &writer)
      }
    }
  }

  private func writeText(to writer: inout SourceWriter) {
    guard !members.isEmpty else { return writer.line(Literal.string("\(name)()")) }
    writer.line("var text = ShapeDescription(\(Literal.string(name)))")
    for member in members {
      let method = member.isSensitive ? "addRedacted" : "add"
      let property = member.swiftName == "text" ? "self.text" : SwiftName.escaped(member.swiftName)
      writer.line("text.\(method)(\(Literal.string(member.swiftName)), \(property))")
    }
    writer.line("return text.finished")
  }

  private func writeMirror(to writer: inout SourceWriter) {
    let children = members.map(child)
    let single = "Mirror(self, children: [\(children.joined(separator: ", "))])"
    guard !writer.fits(single) else { return writer.line(single) }
    writer.line("Mirror(")
    writer.indented { writer in
      writer.line("self,")
      writer.line("children: [")
      writer.indented { writer in
        for child in children { writer.line(child + ",") }
      }
      writer.line("])")
    }
  }

  private func child(_ member: MemberPlan) -> String {
    let label = Literal.string(member.swiftName)
    return member.isSensitive
      ? "\(label): ShapeDescription.redacted"
      : "\(label): \(SwiftName.escaped(member.swiftName)) as Any"
  }

  // MARK: Unions

  /// Writes the description of a union with sensitive members; Swift describes any other.
  func writeUnion(to writer: inout SourceWriter) {
    guard !sensitive.isEmpty else { return }
    writer.gap()
    writer.conformance(
      of: name,
      to: ["CustomStringConvertible", "CustomDebugStringConvertible", "CustomReflectable"]
    ) { writer in
      writer.documentation("A description of the member, redacted if it is sensitive.")
      writer.block("public var description: String") { writer in
        writer.line("switch self {")
        for member in members { writer.line(unionCase(member)) }
        writer.line("case .unknown(let name, _): \"\\(name)(\\(ShapeDescription.redacted))\"")
        writer.line("}")
      }
      writer.gap()
      writer.documentation("The same as the description.")
      writer.line("public var debugDescription: String { description }")
      writer.gap()
      writer.documentation("A mirror of the description only, since the value may be sensitive.")
      writer.line(
        "public var customMirror: Mirror { Mirror(self, children: [\"value\": description]) }")
    }
  }

  private func unionCase(_ member: MemberPlan) -> String {
    let name = SwiftName.escaped(member.swiftName)
    if member.type == .unit { return "case .\(name): \"\(member.swiftName)\"" }
    guard !member.isSensitive else {
      return "case .\(name): \"\(member.swiftName)(\\(ShapeDescription.redacted))\""
    }
    return "case .\(name)(let value): \"\(member.swiftName)(\\(String(reflecting: value)))\""
  }
}
