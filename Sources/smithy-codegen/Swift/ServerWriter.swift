/// Writes what a server of the service needs from the model: the protocol of its handler, and the
/// table that leads from operations to the handler's methods.
///
/// The files belong to a module that has the types `LocalFailure` and `ServerRoute`.
struct ServerWriter {
  let service: ServicePlan
  /// The module of the models.
  let modelsModule: String

  private var handler: String { "\(service.swiftName)Handler" }
  private var routes: String { "\(service.swiftName)Routes" }

  /// The files of the server.
  func files(from source: String) -> [SourceFile] {
    [handlerFile(from: source), routesFile(from: source)]
  }

  private func handlerFile(from source: String) -> SourceFile {
    SourceFile("\(handler).swift", from: source, imports: imports) { writer in
      writer.documentation("The operations of \(service.title), as a server carries them out.")
      writer.block("protocol \(handler): Sendable") { writer in
        for operation in service.operations {
          writer.list(
            "mutating func \(SwiftName.escaped(operation.methodName))(",
            ["_ input: \(operation.input?.swiftName ?? "UnitShape")"],
            ") throws(LocalFailure) -> \(operation.output?.swiftName ?? "UnitShape")", .declaration)
        }
      }
    }
  }

  private func routesFile(from source: String) -> SourceFile {
    SourceFile("\(routes).swift", from: source, imports: imports) { writer in
      writer.documentation("The routes of \(service.title).")
      writer.block("enum \(routes)<Handler: \(handler)>") { writer in
        writer.documentation("A route for each operation, sorted by the operation's name.")
        writer.block("static var all: [ServerRoute<Handler>]") { writer in
          writer.line("[")
          writer.indented { writer in
            for operation in service.operations { writeRoute(of: operation, to: &writer) }
          }
          writer.line("]")
        }
      }
    }
  }

  private func writeRoute(of operation: OperationPlan, to writer: inout SourceWriter) {
    writer.line(
      "ServerRoute(\(operation.swiftName).self) { handler, input throws(LocalFailure) in")
    writer.indented {
      $0.line("try handler.\(SwiftName.escaped(operation.methodName))(input)")
    }
    writer.line("},")
  }

  /// An operation without an input or output uses a type of AWSShapes.
  private var imports: [String] {
    let isComplete = service.operations.allSatisfy { $0.input != nil && $0.output != nil }
    return (isComplete ? [] : ["import AWSShapes"]) + ["import \(modelsModule)"]
  }
}
