import AWSShapes

/// Writes the table of the members of a structure or union.
enum SchemaWriter {
  static func write(
    _ name: String, _ members: [MemberPlan], aliases: [String], to writer: inout SourceWriter
  ) {
    writer.documentation("The members, in the order of the model.")
    let isPlain = members.allSatisfy { $0.schema == MemberSchema($0.modelName) }
    let schemas = members.map(\.schema) + aliases.map { MemberSchema($0) }
    let items = schemas.map { isPlain ? Literal.string($0.name) : schema($0) }
    let head = "public static let members = MemberTable("
    let nameArgument = Literal.string(name) + ","
    guard !items.isEmpty else {
      return writer.line("\(head)\(nameArgument) [MemberSchema]())")
    }
    let both = "\(nameArgument) [\(items.joined(separator: ", "))])"
    guard !writer.fits(head + both) else { return writer.line(head + both) }
    writer.line(head)
    writer.indented { writer in
      guard !writer.fits(both) else { return writer.line(both) }
      writer.line(nameArgument)
      if isPlain { return writeFilled(items, to: &writer) }
      writer.line("[")
      writer.indented { writer in
        for schema in schemas {
          writer.list(
            "MemberSchema(", arguments(schema), schemas.count == 1 ? ")" : "),", .call)
        }
      }
      writer.line("])")
    }
  }

  /// Writes as many names on each line as fit.
  private static func writeFilled(_ items: [String], to writer: inout SourceWriter) {
    let single = "[\(items.joined(separator: ", "))])"
    guard !writer.fits(single) else { return writer.line(single) }
    writer.line("[")
    writer.indented { writer in
      var line = ""
      for item in items.map({ $0 + "," }) {
        if !line.isEmpty, !writer.fits("\(line) \(item)") {
          writer.line(line)
          line = ""
        }
        line += line.isEmpty ? item : " \(item)"
      }
      writer.line(line)
    }
    writer.line("])")
  }

  private static func schema(_ schema: MemberSchema) -> String {
    "MemberSchema(\(arguments(schema).joined(separator: ", ")))"
  }

  private static func arguments(_ schema: MemberSchema) -> [String] {
    var arguments = [Literal.string(schema.name)]
    if let name = schema.jsonName { arguments.append("jsonName: \(Literal.string(name))") }
    if schema.location != .body { arguments.append("location: \(location(schema.location))") }
    if schema.target != .other { arguments.append("target: .\(schema.target)") }
    if schema.isRequired { arguments.append("isRequired: true") }
    if schema.isHostLabel { arguments.append("isHostLabel: true") }
    if schema.isIdempotencyToken { arguments.append("isIdempotencyToken: true") }
    if schema.requiresLength { arguments.append("requiresLength: true") }
    if let type = schema.mediaType { arguments.append("mediaType: \(Literal.string(type))") }
    return arguments
  }

  private static func location(_ location: MemberLocation) -> String {
    switch location {
    case .body: ".body"
    case .label: ".label"
    case .header(let name): ".header(\(Literal.string(name)))"
    case .prefixHeaders(let prefix): ".prefixHeaders(\(Literal.string(prefix)))"
    case .query(let name): ".query(\(Literal.string(name)))"
    case .queryParameters: ".queryParameters"
    case .payload: ".payload"
    case .statusCode: ".statusCode"
    case .eventHeader: ".eventHeader"
    case .eventPayload: ".eventPayload"
    }
  }
}
