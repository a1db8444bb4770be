public import AWSShapes
public import HTTPTypes

/// Observes or changes calls at named points.
///
/// Implement the hooks you need; the others do nothing. Read hooks cannot fail and change nothing.
/// Modify hooks may throw: the call then fails with a ``CallError`` of the kind `interceptor` and is
/// not retried. Interceptors run in the order of the configuration.
///
/// A call runs these hooks:
///
/// 1. ``readBeforeExecution(_:input:context:)``
/// 2. ``readBeforeSerialization(_:)``, ``readAfterSerialization(_:context:)``
/// 3. ``readAfterResolution(_:context:)``: region and endpoint are known
/// 4. ``modifyBeforeRetryLoop(_:context:)``
/// 5. For each attempt:
///    1. ``readBeforeAttempt(_:)``
///    2. ``modifyBeforeSigning(_:context:)``, ``readBeforeSigning(_:context:)``,
///       ``readAfterSigning(_:context:)``
///    3. ``modifyBeforeTransmit(_:context:)``, ``readBeforeTransmit(_:context:)``,
///       ``readAfterTransmit(_:context:)``
///    4. ``modifyBeforeDeserialization(_:context:)``,
///       ``readBeforeDeserialization(_:context:)``
///    5. ``readAfterAttempt(_:context:)``
///    6. ``readBeforeRetry(after:error:context:)``, if another attempt follows
/// 6. ``readAfterDeserialization(_:output:context:)``
/// 7. ``readAfterExecution(_:error:context:)``, whatever happened
///
/// If the output streams, a successful response has only its header when the hooks from
/// ``readAfterTransmit(_:context:)`` on run, and the last hook runs when the stream has ended: with an
/// error if it broke off or was not read to its end.
///
/// Source: Smithy 2.0, "Client interceptors". No hook changes input or output, which are typed
/// values of the caller.
public protocol Interceptor: Sendable {
  /// Runs when the call starts.
  func readBeforeExecution<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input, context: CallContext)

  /// Runs before the input, which is valid, is serialized.
  func readBeforeSerialization(_ context: CallContext)

  /// Runs after the input was serialized.
  func readAfterSerialization(_ request: WireRequest, context: CallContext)

  /// Runs after region and endpoint were found.
  func readAfterResolution(_ endpoint: Endpoint, context: CallContext)

  /// Changes the request for all attempts.
  func modifyBeforeRetryLoop(_ request: inout HTTPRequest, context: CallContext) throws

  /// Runs when an attempt starts.
  func readBeforeAttempt(_ context: CallContext)

  /// Changes the request of the attempt before it is signed.
  func modifyBeforeSigning(_ request: inout HTTPRequest, context: CallContext) throws

  /// Runs before the request is signed.
  func readBeforeSigning(_ request: HTTPRequest, context: CallContext)

  /// Runs after the request was signed.
  func readAfterSigning(_ request: HTTPRequest, context: CallContext)

  /// Changes the request before it is sent. The parts that the signature covers must not change.
  func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) throws

  /// Runs before the request is sent.
  func readBeforeTransmit(_ request: HTTPRequest, context: CallContext)

  /// Runs when a response arrived, whatever its status. ``CallContext/transferMetrics`` describes
  /// the transfer; for a failed transfer, read them in ``readAfterAttempt(_:context:)``.
  func readAfterTransmit(_ response: WireResponse, context: CallContext)

  /// Changes the response before it is read.
  ///
  /// Whether a failed call may have been executed follows from the response as it arrived.
  func modifyBeforeDeserialization(
    _ response: inout WireResponse, context: CallContext) throws

  /// Runs before the response is read.
  func readBeforeDeserialization(_ response: WireResponse, context: CallContext)

  /// Runs when an attempt ends; `error` is `nil` after a success.
  func readAfterAttempt(_ error: CallError?, context: CallContext)

  /// Runs before the pause that precedes another attempt.
  func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext)

  /// Runs after the output was read.
  func readAfterDeserialization<Operation: OperationShape>(
    _ operation: Operation.Type, output: Operation.Output, context: CallContext)

  /// Runs when the call ends, whatever happened; `error` is `nil` after a success. If the output
  /// streams, the call ends with its stream.
  func readAfterExecution(_ metadata: CallMetadata, error: CallError?, context: CallContext)
}

extension Interceptor {
  /// Does nothing.
  public func readBeforeExecution<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input, context: CallContext
  ) {}

  /// Does nothing.
  public func readBeforeSerialization(_ context: CallContext) {}

  /// Does nothing.
  public func readAfterSerialization(_ request: WireRequest, context: CallContext) {}

  /// Does nothing.
  public func readAfterResolution(_ endpoint: Endpoint, context: CallContext) {}

  /// Does nothing.
  public func modifyBeforeRetryLoop(_ request: inout HTTPRequest, context: CallContext) throws {}

  /// Does nothing.
  public func readBeforeAttempt(_ context: CallContext) {}

  /// Does nothing.
  public func modifyBeforeSigning(_ request: inout HTTPRequest, context: CallContext) throws {}

  /// Does nothing.
  public func readBeforeSigning(_ request: HTTPRequest, context: CallContext) {}

  /// Does nothing.
  public func readAfterSigning(_ request: HTTPRequest, context: CallContext) {}

  /// Does nothing.
  public func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) throws {}

  /// Does nothing.
  public func readBeforeTransmit(_ request: HTTPRequest, context: CallContext) {}

  /// Does nothing.
  public func readAfterTransmit(_ response: WireResponse, context: CallContext) {}

  /// Does nothing.
  public func modifyBeforeDeserialization(
    _ response: inout WireResponse, context: CallContext
  ) throws {}

  /// Does nothing.
  public func readBeforeDeserialization(_ response: WireResponse, context: CallContext) {}

  /// Does nothing.
  public func readAfterAttempt(_ error: CallError?, context: CallContext) {}

  /// Does nothing.
  public func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext) {}

  /// Does nothing.
  public func readAfterDeserialization<Operation: OperationShape>(
    _ operation: Operation.Type, output: Operation.Output, context: CallContext
  ) {}

  /// Does nothing.
  public func readAfterExecution(
    _ metadata: CallMetadata, error: CallError?, context: CallContext
  ) {}
}
