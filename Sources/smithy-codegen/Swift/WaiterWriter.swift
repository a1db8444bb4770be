/// Writes the client's methods that wait.
struct WaiterWriter {
  let service: ServicePlan
  /// The imports of the models, if they are not the client's own module.
  let models: [String]

  /// The file of the methods; `nil` if the service has no waiters.
  func file(from source: String) -> SourceFile? {
    let operations = service.operations.filter { !$0.waiters.isEmpty }
    guard !operations.isEmpty else { return nil }
    let name = "\(service.swiftName)ClientProtocol"
    return SourceFile(
      "\(name)+Waiters.swift", from: source,
      imports: ["public import AWSClient"] + shapesImport(operations) + models
    ) { writer in
      writer.block("extension \(name)") { writer in
        for operation in operations {
          for waiter in operation.waiters {
            writer.gap()
            write(waiter, of: operation, to: &writer)
          }
        }
      }
    }
  }

  /// The import of AWSShapes, if the file uses it.
  private func shapesImport(_ operations: [OperationPlan]) -> [String] {
    if operations.contains(where: { $0.output == nil }) { return ["public import AWSShapes"] }
    return operations.contains { $0.input == nil } ? ["import AWSShapes"] : []
  }

  private func write(
    _ waiter: WaiterPlan, of operation: OperationPlan, to writer: inout SourceWriter
  ) {
    writer.documentation(documentation(of: waiter, operation))
    let output = operation.output?.swiftName ?? "UnitShape"
    writer.function(
      "public func \(waiter.methodName)(",
      (operation.input.map { ["_ input: \($0.swiftName)"] } ?? [])
        + ["options: WaitOptions = WaitOptions()"],
      ") async throws(WaiterError) -> WaiterResult<\(output)>"
    ) { writer in
      writer.line("let acceptors: [WaiterAcceptor<\(operation.swiftName)>] = [")
      writer.indented { writer in
        // The formatter wants no comma after a single element.
        let comma = waiter.acceptors.count > 1 ? "," : ""
        for acceptor in waiter.acceptors { write(acceptor, comma, to: &writer) }
      }
      writer.line("]")
      writer.list(
        "let waiter = Waiter(",
        [
          "\(operation.swiftName).self", Literal.string(waiter.name),
          "shortestDelay: .seconds(\(waiter.minDelay))",
          "longestDelay: .seconds(\(waiter.maxDelay))", "acceptors: acceptors",
        ], ")", .call)
      let input = operation.input == nil ? "UnitShape()" : "input"
      writer.line("return try await waiter.wait(\(input), options, self)")
    }
  }

  private func write(
    _ acceptor: WaiterAcceptorPlan, _ comma: String, to writer: inout SourceWriter
  ) {
    let head = ".\(acceptor.function)("
    guard let reader = acceptor.reader else {
      return writer.list(head, acceptor.arguments, ")\(comma)", .call)
    }
    let parameters = acceptor.readsInput ? "input, output" : "_, output"
    writer.list(head, acceptor.arguments, ") { \(parameters) in", .declaration)
    writer.indented { writer in
      if !writer.fits(reader) { writer.line("// swift-format-ignore") }
      writer.line(reader)
    }
    writer.line("}\(comma)")
  }

  private func documentation(of waiter: WaiterPlan, _ operation: OperationPlan) -> String {
    let call = "``\(operation.methodName)(\(operation.input == nil ? "" : "_:"))``"
    let summary =
      waiter.documentation.isEmpty
      ? "Calls \(call) until the state \(waiter.name) is reached." : waiter.documentation
    let pauses =
      waiter.minDelay == waiter.maxDelay
      ? "\(waiter.minDelay)" : "\(waiter.minDelay) to \(waiter.maxDelay)"
    let options =
      "options: The time limit and the polling interval; a pause is \(pauses) seconds long by "
      + "default."
    let parameters =
      operation.input == nil
      ? "- Parameter \(options)"
      : "- Parameters:\n  - input: The input of every call.\n  - \(options)"
    return """
      \(summary)

      \(parameters)
      - Returns: The last output, or the error that was the goal.
      - Throws: `WaiterError`: a failure, a timeout, cancellation, or the error of a call.
      """
  }
}
