/// Writes an enum: a structure with a raw value, which keeps values that the model does not list.
struct EnumWriter {
  let plan: EnumPlan

  private var name: String { plan.swiftName }

  /// The file of the type.
  func file(from source: String) -> SourceFile {
    SourceFile("Enums/\(name).swift", from: source, imports: ["public import AWSShapes"]) {
      write(to: &$0)
    }
  }

  private func write(to writer: inout SourceWriter) {
    let text = plan.documentation.isEmpty ? "The enum `\(name)`." : plan.documentation
    writer.documentation(
      text + "\n\nThe service may add values. A value that is not listed here keeps its raw value.")
    let conformance = plan.isInteger ? "IntegerEnum" : "StringEnum"
    writer.block("public struct \(name): \(conformance)") { writer in
      writer.documentation("The value on the wire.")
      writer.line("public let rawValue: \(plan.isInteger ? "Int32" : "String")")
      writer.gap()
      writer.documentation("Creates a value from its form on the wire.")
      writer.block("public init(rawValue: \(plan.isInteger ? "Int32" : "String"))") {
        $0.line("self.rawValue = rawValue")
      }
      writer.gap()
      for value in plan.values {
        writer.documentation(
          value.documentation.isEmpty ? "The value `\(value.literal)`." : value.documentation)
        writer.list(
          "public static let \(SwiftName.escaped(value.swiftName)) = \(name)(",
          ["rawValue: \(value.literal)"], ")", .call)
      }
      writer.gap()
      writer.documentation("The values that the model lists, in its order.")
      let known = plan.values.map { ".\(SwiftName.escaped($0.swiftName))" }
      writer.list("public static let knownValues: [\(name)] = [", known, "]", .collection)
    }
  }
}
