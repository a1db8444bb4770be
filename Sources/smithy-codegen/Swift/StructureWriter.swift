/// Writes a structure or an error.
struct StructureWriter {
  let structure: StructurePlan

  private var name: String { structure.swiftName }
  private var members: [MemberPlan] { structure.members }

  private var parameters: [MemberPlan] { InitializerOrder.members(of: structure) }

  /// The file of the type.
  func file(from source: String) -> SourceFile {
    let folder = structure.error == nil ? "Structures" : "Errors"
    return SourceFile(
      "\(folder)/\(name).swift", from: source, imports: ["public import AWSShapes"],
      needsDate: members.contains { $0.type.holdsDate }
    ) { writer in
      write(to: &writer)
    }
  }

  private func write(to writer: inout SourceWriter) {
    let documentation = structure.documentation
    writer.documentation(documentation.isEmpty ? "The structure `\(name)`." : documentation)
    let kind = structure.error == nil ? "Sendable" : "ErrorShape"
    writer.block("public struct \(name): \(kind)\(structure.isHashable ? ", Hashable" : "")") {
      if let error = structure.error { ErrorWriter(error: error, structure).write(to: &$0) }
      writeProperties(to: &$0)
      writeInitializer(to: &$0)
    }
    writer.gap()
    writer.conformance(of: name, to: ["EncodableShape", "DecodableShape", "StructureShape"]) {
      SchemaWriter.write(structure.id.name, members, aliases: aliases, to: &$0)
      writeEncode(to: &$0)
      writeDecode(to: &$0)
      if structure.needsAbsentValue { writeAbsent(to: &$0) }
    }
    if structure.isConstrained {
      ConstraintWriter(name: name, members: members).writeStructure(to: &writer)
    }
    DescriptionWriter(name: name, members: members).writeStructure(to: &writer)
  }

  // MARK: Properties

  private func writeProperties(to writer: inout SourceWriter) {
    for member in members {
      writer.gap()
      let text = member.documentation
      writer.documentation(text.isEmpty ? "The member `\(member.modelName)`." : text)
      guard member.isIndirect else {
        writer.line("public var \(escaped(member)): \(member.swiftType)")
        continue
      }
      let declaration = "var \(escaped(member)): \(member.swiftType)"
      writer.line("@Indirect public \(declaration)\(member.isOptional ? " = nil" : "")")
    }
    if structure.error != nil, !members.contains(where: { $0.swiftName == "message" }) {
      writer.gap()
      writer.documentation("Always `nil`, since the model of this error has no message.")
      writer.line("public var message: String? { nil }")
    }
  }

  private func writeInitializer(to writer: inout SourceWriter) {
    writer.gap()
    writer.documentation(structure.error == nil ? "Creates a value." : "Creates an error.")
    let list = parameters.map(InitializerOrder.parameter(for:))
    guard !list.isEmpty else { return writer.line("public init() {}") }
    writer.function("public init(", list, ")") { writer in
      for member in members {
        writer.line("self.\(escaped(member)) = \(escaped(member))")
      }
    }
  }

  // MARK: Coding

  /// A second spelling of an error's message, since services use both.
  private var aliases: [String] {
    guard structure.error != nil, let message = messageMember else { return [] }
    let other = message.modelName == "Message" ? "message" : "Message"
    return members.contains { $0.modelName == other } ? [] : [other]
  }

  private var messageMember: MemberPlan? {
    members.first { $0.swiftName == "message" && $0.type == .string }
  }

  private func writeEncode(to writer: inout SourceWriter) {
    writer.gap()
    writer.documentation("Writes the members that have a value.")
    writer.block("public func encode(to writer: inout some ShapeWriter & ~Copyable)") { writer in
      if !members.isEmpty { writer.line("let members = Self.members") }
      writer.line("writer.beginStructure()")
      for (index, member) in members.enumerated() { writeEncode(member, index, to: &writer) }
      writer.line("writer.endStructure()")
    }
  }

  private func writeEncode(_ member: MemberPlan, _ index: Int, to writer: inout SourceWriter) {
    let hidden = ReservedNames.locals.contains(member.swiftName)
    let property = hidden ? "self.\(member.swiftName)" : escaped(member)
    guard member.isOptional else {
      writer.line("writer.member(\(index), of: members)")
      return writer.line(ValueCoding.write(property, member.type))
    }
    let bound = hidden ? "value" : escaped(member)
    let head = hidden ? "if let value = \(property)" : "if let \(bound)"
    writer.block(head) { writer in
      writer.line("writer.member(\(index), of: members)")
      writer.line(ValueCoding.write(bound, member.type))
    }
  }

  /// Writes the initializer that decodes.
  ///
  /// It reads the members in a method, which stores them in place. A loop in the initializer itself
  /// would cost a copy of the whole structure, since optional properties start as `nil`; variables
  /// that the memberwise initializer takes cost as much.
  private func writeDecode(to writer: inout SourceWriter) {
    let required = members.filter { !$0.isOptional }
    writer.gap()
    writer.documentation(
      required.contains { $0.fallback == nil }
        ? "Reads the members that are present. A required member that is absent is empty or zero."
        : "Reads the members that are present.")
    writeReading("public init", to: &writer) { writer in
      for member in required {
        writer.line("\(property(member)) = \(member.fallback ?? ValueCoding.absent(member.type))")
      }
      guard !members.isEmpty else { return writeReadLoop(to: &writer) }
      writer.line("try readMembers(from: &reader)")
    }
    guard !members.isEmpty else { return }
    writer.gap()
    writeReading("private mutating func readMembers", to: &writer) { writeReadLoop(to: &$0) }
  }

  private func writeReading(
    _ name: String, to writer: inout SourceWriter, _ body: (inout SourceWriter) -> Void
  ) {
    writer.line("\(name)(")
    writer.line("  from reader: inout some ShapeReader & ~Copyable & ~Escapable")
    writer.block(") throws(ShapeReadingError)", body)
  }

  private func writeReadLoop(to writer: inout SourceWriter) {
    writer.line("let members = Self.members")
    writer.line("try reader.beginStructure()")
    writer.line("var cursor = MemberCursor()")
    guard !members.isEmpty else {
      return writer.block("while try reader.nextMember(in: members, at: &cursor) != nil") {
        $0.line("try reader.skipValue()")
      }
    }
    writer.block("while let member = try reader.nextMember(in: members, at: &cursor)") { writer in
      writer.line("switch member {")
      for (index, member) in members.enumerated() { writeRead(member, index, to: &writer) }
      writer.line("default: try reader.skipValue()")
      writer.line("}")
    }
  }

  private func writeRead(_ member: MemberPlan, _ index: Int, to writer: inout SourceWriter) {
    let isAliased = member.modelName == messageMember?.modelName && !aliases.isEmpty
    let label = isAliased ? "\(index), \(members.count)" : "\(index)"
    let statement = "\(property(member)) = "
    let line = "case \(label): \(statement)\(ValueCoding.read(member.type))"
    guard !writer.fits(line) else { return writer.line(line) }
    writer.line("case \(label):")
    writer.indented { ValueCoding.writeRead(member.type, prefix: statement, to: &$0) }
  }

  /// A property as a method spells it that has variables of its own.
  private func property(_ member: MemberPlan) -> String {
    ReservedNames.locals.contains(member.swiftName) ? "self.\(member.swiftName)" : escaped(member)
  }

  private func writeAbsent(to writer: inout SourceWriter) {
    let arguments = parameters.filter { !$0.isOptional && $0.fallback == nil }
      .map { "\(SwiftName.label($0.swiftName)): \(ValueCoding.absent($0.type))" }
    writer.gap()
    writer.documentation("The value that stands in for a required member that the service omits.")
    writer.block("static var absent: \(name)") { writer in
      writer.list("\(name)(", arguments, ")", .call)
    }
  }

  private func escaped(_ member: MemberPlan) -> String { SwiftName.escaped(member.swiftName) }
}
