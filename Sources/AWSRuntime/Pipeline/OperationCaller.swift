public import AWSShapes

/// Calls operations; the one requirement of a client.
///
/// A ``CallPipeline`` sends calls to the service. A stub in its place returns outputs without a
/// network, to test code that uses a client. A caller that wraps another one sees every call with
/// its typed input and output.
public protocol OperationCaller: Sendable {
  /// The clock and the random numbers of waits around the calls.
  var poller: Poller { get }

  /// Calls the operation.
  ///
  /// - Throws: ``CallError``; its kind names the step that failed.
  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output

  /// Calls the operation and returns its output with the call's metadata.
  ///
  /// - Throws: ``CallError``; its kind names the step that failed.
  func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output>
}

extension OperationCaller {
  /// A poller with the system's clock and random numbers.
  public var poller: Poller { Poller() }

  /// Calls the operation and returns its output with empty metadata.
  ///
  /// - Throws: ``CallError``; its kind names the step that failed.
  public func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output> {
    CallResponse(try await call(operation, input: input), CallMetadata(invocationID: ""))
  }
}

extension CallPipeline: OperationCaller {
  /// A poller with the configuration's clock.
  public var poller: Poller { Poller(clock: configuration.monotonicClock) }

  /// Calls the operation.
  ///
  /// - Throws: ``CallError``; its kind names the step that failed.
  public func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    try await call(operation, input: input, features: [])
  }

  /// Calls the operation and returns its output with the call's metadata.
  ///
  /// - Throws: ``CallError``; its kind names the step that failed.
  public func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output> {
    try await respond(to: operation, input: input, features: [])
  }
}
