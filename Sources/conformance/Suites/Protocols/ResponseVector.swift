import AWSShapes
import DynamicShapes

/// A response and the output or the error that has to become of it.
struct ResponseVector: Sendable {
  var scope = DynamicScope()
  var response = WireResponse(status: 200, headers: [], body: [UInt8]())
  var output: [String: DynamicValue] = [:]
  /// Code, message and members of an error; nil where an output is expected.
  var error: ExpectedError?

  struct ExpectedError: Sendable {
    var code: String
    var message: String?
  }

  func run(_ wireProtocol: any WireProtocol) throws -> Outcome {
    try DynamicScope.$current.withValue(scope) {
      guard let error else { return try runOutput(wireProtocol) }
      return runError(wireProtocol, error)
    }
  }

  private func runOutput(_ wireProtocol: any WireProtocol) throws -> Outcome {
    guard wireProtocol.isSuccess(status: response.status) else {
      return .failed([Difference("status", expected: "success", actual: "\(response.status)")])
    }
    let actual = try wireProtocol.output(of: DynamicOperation.self, from: response).values
    return Outcome([difference("output", withoutEmptyStreams(actual))].compactMap { $0 })
  }

  /// A stream that nothing comes out of is what a client makes of an absent one, which the vectors
  /// leave out.
  private func withoutEmptyStreams(_ values: [String: DynamicValue]) -> [String: DynamicValue] {
    var values = values
    for member in scope.output.members where member.schema.target == .stream {
      if values[member.schema.name] == .blob([]) { values[member.schema.name] = nil }
    }
    return values
  }

  private func runError(_ wireProtocol: any WireProtocol, _ error: ExpectedError) -> Outcome {
    guard !wireProtocol.isSuccess(status: response.status) else {
      return .failed([Difference("status", expected: "failure", actual: "\(response.status)")])
    }
    let failure = wireProtocol.failure(of: DynamicOperation.self, from: response)
    guard let modeled = failure.modeled as? any DynamicValues else {
      return .failed([Difference("error", expected: error.code, actual: "\(failure)")])
    }
    return Outcome(
      [
        Difference("code", expected: error.code, actual: failure.code ?? "none"),
        error.message.flatMap {
          Difference("message", expected: $0, actual: failure.message ?? "none")
        },
        difference("error", modeled.values),
      ].compactMap { $0 })
  }

  private func difference(_ part: String, _ actual: [String: DynamicValue]) -> Difference? {
    Difference(
      part, expected: DynamicValue.structure(output).description,
      actual: DynamicValue.structure(actual).description)
  }
}
