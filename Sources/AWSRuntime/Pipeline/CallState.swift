import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of one call.
struct CallState {
  let operation: String
  let operationIsRepeatable: Bool
  /// The ways to authenticate the request, the preferred one first.
  let authSchemes: [AuthScheme]
  let features: FeatureSet
  let deadline: Deadline?
  let chain: InterceptorChain?

  let invocationID: String
  /// The number of attempts so far, with one that is about to be sent.
  var attempts = 0
  /// The last response.
  var response: WireResponse?
  /// The body of the last response, if it is a stream.
  var stream: ResponseStream?
  /// The features used to find the credentials of the current attempt.
  var credentialsFeatures: FeatureSet = []
  var retry = RetryState()
  /// Whether any attempt so far may have been executed.
  var mayHaveExecuted = false
  var retryEnd: RetryEnd?
  /// The seconds by which the service's clock was ahead of the machine's at the last response.
  var serverOffset: TimeInterval?

  init<Operation: OperationShape>(
    _ operation: Operation.Type, _ features: FeatureSet, _ state: PipelineState
  ) {
    self.operation = Operation.name
    operationIsRepeatable =
      Operation.isReadOnly || Operation.isIdempotent || Self.carriesToken(operation, state)
    authSchemes = Self.authSchemes(of: operation, state.configuration)
    self.features = state.features.union(features).union(CallFeatures.current)
    deadline = state.configuration.callTimeout.map {
      Deadline($0, from: state.configuration.monotonicClock)
    }
    invocationID = state.configuration.makeInvocationID()
    guard !state.configuration.interceptors.isEmpty else {
      chain = nil
      return
    }
    chain = InterceptorChain(
      interceptors: state.configuration.interceptors,
      context: CallContext(
        operation: Operation.name, service: Operation.service, invocationID: invocationID))
  }

  private static func authSchemes<Operation: OperationShape>(
    of operation: Operation.Type, _ configuration: CallConfiguration
  ) -> [AuthScheme] {
    let schemes = Operation.authSchemes
    guard configuration.prefersToken, schemes.contains(.httpBearer) else { return schemes }
    return [.httpBearer] + schemes.filter { $0 != .httpBearer }
  }

  /// Whether the request carries an idempotency token, with which the service recognizes a request
  /// that is sent again. All attempts of a call send the same token.
  private static func carriesToken<Operation: OperationShape>(
    _ operation: Operation.Type, _ state: PipelineState
  ) -> Bool {
    Operation.Input.members.bindings.idempotencyToken != nil
      && state.configuration.wireProtocol.fillsIdempotencyTokens
  }

  /// The metadata so far; the last response is read on demand.
  var metadata: CallMetadata {
    var metadata = CallMetadata(invocationID: invocationID)
    metadata.attempts = attempts
    guard let response else { return metadata }
    metadata.httpStatus = response.status
    metadata.requestID = RequestID.read(response)
    metadata.dateHeader = response.header("date")
    return metadata
  }

  /// The steps whose failure follows from a cancelled task, whatever they report.
  private static let cancellableKinds: Set<CallError.Kind> = [
    .credentials, .region, .timeout, .transport,
  ]

  /// Returns the error with the state of the call.
  func completed(_ error: CallError) -> CallError {
    var error = error
    if Task.isCancelled, Self.cancellableKinds.contains(error.kind) {
      error.kind = .cancelled
      error.message = "the task was cancelled"
    }
    error.attempts = attempts
    error.invocationID = invocationID
    error.mayHaveExecuted = mayHaveExecuted
    error.retryEnd = retryEnd
    return error
  }
}

/// The failure of an attempt: the error, and its class for the retry strategy.
struct FailedAttempt: Error {
  var error: CallError
  var failure: AttemptFailure
}

extension FailedAttempt {
  /// Creates the failure of an attempt that sent nothing, for a reason that will not pass.
  init(_ error: CallError) {
    self.error = error
    failure = AttemptFailure(.permanent)
  }
}
