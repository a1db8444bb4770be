/// Writes a union: an enum with a case for each member, and one for members of a newer model.
struct UnionWriter {
  let union: UnionPlan

  private var name: String { union.swiftName }
  private var members: [MemberPlan] { union.members }

  /// The file of the type.
  func file(from source: String) -> SourceFile {
    SourceFile(
      "Unions/\(name).swift", from: source, imports: ["public import AWSShapes"],
      needsDate: members.contains { $0.type.holdsDate }
    ) { writer in
      write(to: &writer)
    }
  }

  private func write(to writer: inout SourceWriter) {
    let text = union.documentation
    writer.documentation(text.isEmpty ? "One of the members of `\(name)`." : text)
    let keyword = union.isIndirect ? "indirect enum" : "enum"
    writer.block("public \(keyword) \(name): Sendable, Hashable") { writer in
      for member in members {
        let text = member.documentation
        writer.documentation(text.isEmpty ? "The member `\(member.modelName)`." : text)
        let payload = member.type == .unit ? "" : "(\(member.type.swiftName))"
        writer.line("case \(SwiftName.escaped(member.swiftName))\(payload)")
      }
      writer.documentation(
        union.exceptions == nil
          ? "A member that the model does not list, with its name and value."
          : "An event that the model does not list, with its type and its payload: JSON as it is, "
            + "other bytes as base64.")
      writer.line("case unknown(String, Document)")
    }
    writer.gap()
    let conformances =
      union.exceptions == nil
      ? ["EncodableShape", "DecodableShape", "StructureShape"] : ["EventShape"]
    writer.conformance(of: name, to: conformances) { writer in
      SchemaWriter.write(union.id.name, members, aliases: [], to: &writer)
      if let exceptions = union.exceptions { write(exceptions, to: &writer) }
      writeEncode(to: &writer)
      writeDecode(to: &writer)
    }
    if union.isConstrained {
      ConstraintWriter(name: name, members: members).writeUnion(to: &writer)
    }
    DescriptionWriter(name: name, members: members).writeUnion(to: &writer)
  }

  /// Writes the exceptions that end a stream of events.
  private func write(_ exceptions: [EventExceptionPlan], to writer: inout SourceWriter) {
    let type = "[String: any ErrorShape.Type]"
    writer.gap()
    writer.documentation("The exceptions that can end the stream, by their names in it.")
    guard !exceptions.isEmpty else {
      return writer.line("public static let exceptions: \(type) = [:]")
    }
    writer.list(
      "public static let exceptions: \(type) = [",
      exceptions.map { "\(Literal.string($0.modelName)): \($0.swiftName).self" }, "]", .collection)
  }

  private func writeEncode(to writer: inout SourceWriter) {
    writer.gap()
    writer.documentation("Writes the member.")
    writer.block("public func encode(to writer: inout some ShapeWriter & ~Copyable)") { writer in
      writer.block("if case .unknown(let name, let value) = self") {
        $0.line("return writer.writeUnknownUnion(name, value)")
      }
      writer.line("let members = Self.members")
      writer.line("writer.beginStructure()")
      writer.line("switch self {")
      for (index, member) in members.enumerated() {
        let payload = member.type == .unit ? "" : "(let value)"
        writer.line("case .\(SwiftName.escaped(member.swiftName))\(payload):")
        writer.indented { writer in
          writer.line("writer.member(\(index), of: members)")
          writer.line(ValueCoding.write("value", member.type))
        }
      }
      writer.line("case .unknown: break")
      writer.line("}")
      writer.line("writer.endStructure()")
    }
  }

  private func writeDecode(to writer: inout SourceWriter) {
    writer.gap()
    writer.documentation("Reads the one member that is present.")
    writer.line("public init(")
    writer.line("  from reader: inout some ShapeReader & ~Copyable & ~Escapable")
    writer.block(") throws(ShapeReadingError)") { writer in
      writer.line("switch try reader.beginUnion(in: Self.members) {")
      for (index, member) in members.enumerated() {
        // The table has no indexes other than those of the members.
        let label = index == members.count - 1 ? ".known" : ".known(\(index))"
        let name = SwiftName.escaped(member.swiftName)
        guard member.type != .unit else {
          writer.line("case \(label):")
          writer.indented { writer in
            writer.line("try reader.skipValue()")
            writer.line("self = .\(name)")
          }
          continue
        }
        let line = "case \(label): self = .\(name)(\(ValueCoding.read(member.type)))"
        guard !writer.fits(line) else {
          writer.line(line)
          continue
        }
        writer.line("case \(label):")
        writer.indented { writer in
          ValueCoding.writeRead(
            member.type, prefix: "self = .\(name)(", suffix: ")", to: &writer)
        }
      }
      writer.line("case .unknown(let name): self = .unknown(name, try reader.readDocument())")
      writer.line("}")
      writer.line("try reader.endUnion()")
    }
  }
}
