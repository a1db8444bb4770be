/// Writes what describes the service as a whole, and the patterns of its strings.
struct ServiceWriter {
  let service: ServicePlan

  /// The file of the service.
  func file(from source: String) -> SourceFile {
    SourceFile(
      "\(service.swiftName)Service.swift", from: source, imports: ["public import AWSShapes"]
    ) { writer in
      let text = service.documentation
      writer.documentation(text.isEmpty ? "The service \(service.title)." : text)
      writer.block("public enum \(service.swiftName)Service") { writer in
        writer.documentation("Names and version of the service.")
        var arguments = [
          "name: \(Literal.string(service.modelName))", "sdkID: \(Literal.string(service.sdkID))",
          "version: \(Literal.string(service.version))",
          "signingName: \(Literal.string(service.signingName))",
          "endpointPrefix: \(Literal.string(service.endpointPrefix))",
        ]
        if service.isQueryCompatible { arguments.append("isQueryCompatible: true") }
        writer.list("public static let shape = ServiceShape(", arguments, ")", .call)
        writer.gap()
        writer.documentation("The operations, in the order of their names.")
        writer.list(
          "public static let operations: [any OperationShape.Type] = [",
          service.operations.map { "\($0.swiftName).self" }, "]", .collection)
      }
    }
  }

  /// The file of the patterns; nil when there are none.
  func patternsFile(from source: String) -> SourceFile? {
    let patterns = patterns
    guard !patterns.isEmpty else { return nil }
    return SourceFile("Patterns.swift", from: source, imports: ["import AWSShapes"]) { writer in
      writer.documentation("The patterns of strings that the model demands, each parsed once.")
      writer.block("enum Patterns") { writer in
        for (name, text) in patterns.sorted(by: { $0.key < $1.key }) {
          writer.list(
            "static let \(SwiftName.escaped(name)) = StringPattern(", [Literal.string(text)], ")",
            .call)
        }
      }
    }
  }

  /// The patterns in use, by name.
  private var patterns: [String: String] {
    var found: [String: String] = [:]
    let members =
      service.structures.filter(\.isConstrained).flatMap(\.members)
      + service.unions.filter(\.isConstrained).flatMap(\.members)
    for member in members { collect(member.rules, into: &found) }
    return found
  }

  private func collect(_ rules: ValueRules?, into found: inout [String: String]) {
    switch rules {
    case .string(_, _, let pattern?): found[pattern.name] = pattern.text
    case .list(_, _, let element): collect(element, into: &found)
    case .map(_, _, let key, let value):
      collect(key, into: &found)
      collect(value, into: &found)
    default: break
    }
  }
}
