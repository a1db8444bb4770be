public import AWSShapes
public import HTTPTypes

/// Looks at calls, or changes them, at named points.
///
/// Implement the hooks you need; the others do nothing. Hooks that read cannot fail and change
/// nothing. Hooks that modify may throw: the call then fails with a ``CallError`` of the kind
/// `interceptor` and is not tried again. Several interceptors run in their order.
///
/// In the course of a call:
///
/// 1. ``readBeforeExecution(_:input:context:)``
/// 2. ``readBeforeSerialization(_:)``, ``readAfterSerialization(_:context:)``
/// 3. ``readAfterResolution(_:context:)``: region and endpoint are known
/// 4. ``modifyBeforeRetryLoop(_:context:)``
/// 5. for each attempt:
///    1. ``readBeforeAttempt(_:)``
///    2. ``modifyBeforeSigning(_:context:)``, ``readBeforeSigning(_:context:)``,
///       ``readAfterSigning(_:context:)``
///    3. ``modifyBeforeTransmit(_:context:)``, ``readBeforeTransmit(_:context:)``,
///       ``readAfterTransmit(_:context:)``
///    4. ``modifyBeforeDeserialization(_:context:)``,
///       ``readBeforeDeserialization(_:context:)``
///    5. ``readAfterAttempt(_:context:)``
///    6. ``readBeforeRetry(after:error:context:)`` where another attempt follows
/// 6. ``readAfterDeserialization(_:output:context:)``
/// 7. ``readAfterExecution(_:error:context:)``, whatever happened
///
/// Source: Smithy 2.0, "Client interceptors"; input and output are typed values that the caller
/// holds, so nothing here changes those.
public protocol Interceptor: Sendable {
  /// The call begins.
  func readBeforeExecution<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input, context: CallContext)

  /// The input is valid and about to be written.
  func readBeforeSerialization(_ context: CallContext)

  /// The input was written.
  func readAfterSerialization(_ request: WireRequest, context: CallContext)

  /// Region and endpoint were found.
  func readAfterResolution(_ endpoint: Endpoint, context: CallContext)

  /// The request is about to be sent, maybe several times.
  func modifyBeforeRetryLoop(_ request: inout HTTPRequest, context: CallContext) throws

  /// An attempt begins.
  func readBeforeAttempt(_ context: CallContext)

  /// The request of the attempt is about to be signed.
  func modifyBeforeSigning(_ request: inout HTTPRequest, context: CallContext) throws

  /// The request is as it will be signed.
  func readBeforeSigning(_ request: HTTPRequest, context: CallContext)

  /// The request is signed.
  func readAfterSigning(_ request: HTTPRequest, context: CallContext)

  /// The request is about to be sent. What the signature covers must stay as it is.
  func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) throws

  /// The request is as it will be sent.
  func readBeforeTransmit(_ request: HTTPRequest, context: CallContext)

  /// An answer came, of success or not. ``CallContext/transferMetrics`` tells how; of a transfer
  /// that failed, ``readAfterAttempt(_:context:)`` can see them.
  func readAfterTransmit(_ response: WireResponse, context: CallContext)

  /// The answer is about to be read.
  func modifyBeforeDeserialization(
    _ response: inout WireResponse, context: CallContext) throws

  /// The answer is as it will be read.
  func readBeforeDeserialization(_ response: WireResponse, context: CallContext)

  /// An attempt ends; `error` is nil when it was a success.
  func readAfterAttempt(_ error: CallError?, context: CallContext)

  /// Another attempt follows after a time.
  func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext)

  /// The output was read.
  func readAfterDeserialization<Operation: OperationShape>(
    _ operation: Operation.Type, output: Operation.Output, context: CallContext)

  /// The call ends; `error` is nil when it was a success.
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
