public import AWSShapes

/// Calls operations: the one thing that a client needs.
///
/// A ``CallPipeline`` sends them to the service. A stub in its place answers without a network, so
/// that code which uses a client can be tested; a caller of your own around another one sees every
/// call with its typed input and output.
public protocol OperationCaller: Sendable {
  /// The clock and the randomness of waits around the calls.
  var poller: Poller { get }

  /// Calls the operation.
  ///
  /// - Throws: ``CallError``, whose kind tells which step failed.
  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output

  /// Calls the operation, and tells more than its output.
  ///
  /// - Throws: ``CallError``, whose kind tells which step failed.
  func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output>
}

extension OperationCaller {
  /// The clock of the machine, and its randomness.
  public var poller: Poller { Poller() }

  /// Calls the operation; more than its output is not known.
  ///
  /// - Throws: ``CallError``, whose kind tells which step failed.
  public func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output> {
    CallResponse(try await call(operation, input: input), CallMetadata(invocationID: ""))
  }
}

extension CallPipeline: OperationCaller {
  /// Waits by the clock of the pipeline's configuration.
  public var poller: Poller { Poller(clock: configuration.monotonicClock) }

  /// Calls the operation.
  ///
  /// - Throws: ``CallError``, whose kind tells which step failed.
  public func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    try await call(operation, input: input, features: [])
  }

  /// Calls the operation, and tells more than its output.
  ///
  /// - Throws: ``CallError``, whose kind tells which step failed.
  public func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output> {
    try await respond(to: operation, input: input, features: [])
  }
}
