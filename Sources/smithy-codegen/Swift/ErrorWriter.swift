/// Writes the facts that make a structure an error.
struct ErrorWriter {
  let error: ErrorPlan
  let structure: StructurePlan

  init(error: ErrorPlan, _ structure: StructurePlan) {
    self.error = error
    self.structure = structure
  }

  func write(to writer: inout SourceWriter) {
    writer.documentation("The error's name on the wire.")
    writer.line("public static let code = \(Literal.string(structure.id.name))")
    if let code = error.queryCode {
      writer.gap()
      writer.documentation("The error's name in the query protocol.")
      writer.line("public static let queryCode: String? = \(Literal.string(code))")
    }
    writer.gap()
    writer.documentation("The error's HTTP status.")
    writer.line("public static let httpStatus = \(error.httpStatus)")
    if error.isRetryable {
      writer.gap()
      writer.documentation("Whether the same request may succeed later.")
      writer.line("public static let isRetryable = true")
    }
    if error.isThrottling {
      writer.gap()
      writer.documentation("Whether the service asks for fewer requests.")
      writer.line("public static let isThrottling = true")
    }
  }
}
