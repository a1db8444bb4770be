public import AWSRuntime
public import AWSShapes

/// The reply of a stub to a call.
public struct StubReply<Output: Sendable>: Sendable {
  enum Kind {
    case output(Output)
    case error(any ErrorShape)
    case failure(CallError)
  }

  let kind: Kind

  /// A successful response with an output.
  public static func output(_ output: Output) -> StubReply { StubReply(kind: .output(output)) }

  /// An error of the service's model, as if the service had returned it.
  public static func error(_ error: any ErrorShape) -> StubReply { StubReply(kind: .error(error)) }

  /// Any other failure of a call, such as a broken connection.
  public static func failure(_ error: CallError) -> StubReply { StubReply(kind: .failure(error)) }

  /// Returns the output or throws the error.
  func get(_ operation: String) throws(CallError) -> Output {
    switch kind {
    case .output(let output): return output
    case .failure(let error): throw error
    case .error(let error): throw Self.callError(error, operation)
    }
  }

  private static func callError(_ error: any ErrorShape, _ operation: String) -> CallError {
    let shape = type(of: error)
    let message = error.message ?? "the service answered with an error and no message"
    var failure = CallError(.service, operation: operation, message: message)
    failure.code = shape.code
    failure.httpStatus = shape.httpStatus
    failure.modeled = error
    failure.attempts = 1
    // The service's own failures may come after it has done what was asked.
    failure.mayHaveExecuted = shape.httpStatus >= 500
    return failure
  }
}
