import AWSShapes

/// Writes the description of the service as a whole, and the patterns of its strings.
struct ServiceWriter {
  let service: ServicePlan

  /// The file of the service.
  func file(from source: String) -> SourceFile {
    SourceFile(
      "\(service.swiftName)Service.swift", from: source, imports: ["public import AWSShapes"]
    ) { writer in
      writer.documentation(
        service.documentation.isEmpty ? "The service \(service.title)." : service.documentation)
      writer.block("public enum \(service.swiftName)Service") { writer in
        writer.documentation("The names and the version of the service.")
        var arguments = [
          "name: \(Literal.string(service.modelName))", "sdkID: \(Literal.string(service.sdkID))",
          "version: \(Literal.string(service.version))",
          "signingName: \(Literal.string(service.signingName))",
          "endpointPrefix: \(Literal.string(service.endpointPrefix))",
        ]
        if service.isQueryCompatible { arguments.append("isQueryCompatible: true") }
        if !service.headers.isEmpty {
          let headers = service.headers.map {
            "WireHeader(\(Literal.string($0.name)), \(Literal.string($0.value)))"
          }
          arguments.append("headers: [\(headers.joined(separator: ", "))]")
        }
        if let header = service.responseCRC32Header {
          arguments.append("responseCRC32Header: \(Literal.string(header))")
        }
        writer.list("public static let shape = ServiceShape(", arguments, ")", .call)
        writer.gap()
        writer.documentation("The operations, sorted by name.")
        writer.list(
          "public static let operations: [any OperationShape.Type] = [",
          service.operations.map { "\($0.swiftName).self" }, "]", .collection)
      }
    }
  }

  /// The file of the patterns; `nil` if there are none.
  func patternsFile(from source: String) -> SourceFile? {
    let patterns = PatternNames.patterns(of: service)
    guard !patterns.isEmpty else { return nil }
    return SourceFile("Patterns.swift", from: source, imports: ["import AWSShapes"]) { writer in
      writer.documentation("The patterns of strings, each parsed once.")
      writer.block("enum Patterns") { writer in
        for pattern in patterns.sorted(by: { $0.name < $1.name }) {
          writer.list(
            "static let \(SwiftName.escaped(pattern.name)) = StringPattern(",
            [Literal.string(pattern.text)], ")", .call)
        }
      }
    }
  }
}
