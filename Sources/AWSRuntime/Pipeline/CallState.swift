import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What one call knows of itself on its way.
struct CallState {
  let operation: String
  let operationIsRepeatable: Bool
  let features: FeatureSet
  let deadline: Deadline?
  let chain: InterceptorChain?

  var metadata: CallMetadata
  /// How the credentials of the present attempt were found.
  var credentialsFeatures: FeatureSet = []
  var retry = RetryState()
  /// Whether any attempt so far may have been executed.
  var mayHaveExecuted = false
  var retryEnd: RetryEnd?
  /// How far the clock of the service was ahead of the machine's when it last answered.
  var serverOffset: TimeInterval?

  init<Operation: OperationShape>(
    _ operation: Operation.Type, _ features: FeatureSet, _ state: PipelineState
  ) {
    let configuration = state.configuration
    self.operation = Operation.name
    operationIsRepeatable = Operation.isReadOnly || Operation.isIdempotent
    self.features = state.features.union(features).union(CallFeatures.current)
    deadline = configuration.callTimeout.map { Deadline($0, from: configuration.monotonicClock) }
    metadata = CallMetadata(invocationID: configuration.makeInvocationID())
    guard !configuration.interceptors.isEmpty else {
      chain = nil
      return
    }
    chain = InterceptorChain(
      interceptors: configuration.interceptors,
      context: CallContext(
        operation: Operation.name, service: Operation.service,
        invocationID: metadata.invocationID))
  }

  /// The error with what the call knows.
  func completed(_ error: CallError) -> CallError {
    var error = error
    error.attempts = metadata.attempts
    error.invocationID = metadata.invocationID
    error.mayHaveExecuted = mayHaveExecuted
    error.retryEnd = retryEnd
    return error
  }
}

/// An attempt that failed, and what that means for another.
struct FailedAttempt: Error {
  var error: CallError
  var failure: AttemptFailure
}

extension FailedAttempt {
  /// An attempt that failed before anything was sent, for a reason that stays.
  init(_ error: CallError) {
    self.error = error
    failure = AttemptFailure(.permanent)
  }
}
