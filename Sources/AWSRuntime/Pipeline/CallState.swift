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

  let invocationID: String
  /// How many times the request was sent, or about to be sent.
  var attempts = 0
  /// The last answer.
  var response: WireResponse?
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
    self.operation = Operation.name
    operationIsRepeatable = Operation.isReadOnly || Operation.isIdempotent
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

  /// What is known by now; read from the last answer when somebody asks.
  var metadata: CallMetadata {
    var metadata = CallMetadata(invocationID: invocationID)
    metadata.attempts = attempts
    guard let response else { return metadata }
    metadata.httpStatus = response.status
    metadata.requestID = RequestID.read(response)
    metadata.dateHeader = response.header("date")
    return metadata
  }

  /// The error with what the call knows.
  func completed(_ error: CallError) -> CallError {
    var error = error
    error.attempts = attempts
    error.invocationID = invocationID
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
