import AWSShapes
import HTTPTransportAPI

/// Creates the errors of a response's stream, which is part of a call.
struct StreamFailure: Sendable {
  let operation: String
  let invocationID: String
  let attempts: Int
  let status: Int
  let requestID: String?

  /// Turns the transport's error into one of the call.
  func error(_ cause: TransportError, isLimitedByCall: Bool) -> CallError {
    let isCancelled = cause.code == .cancelled || Task.isCancelled
    let isLate = cause.code == .timeout && isLimitedByCall
    let kind: CallError.Kind = isCancelled ? .cancelled : isLate ? .timeout : .transport
    let message =
      isCancelled
      ? "the task was cancelled before the response's body was complete" : cause.message
    return error(kind, message, cause)
  }

  /// The error of a body that ended too early without an error of the transport.
  func wrongLength(_ count: Int, of length: Int) -> CallError {
    let cause = TransportError(
      .reset, "the response's body ended after \(count) of \(length) bytes",
      requestMayHaveReachedServer: true)
    return error(.transport, cause.message, cause)
  }

  /// The end of a stream that was not read to its end.
  func dropped() -> CallError {
    error(.cancelled, "the response's body was not read to its end", nil)
  }

  private func error(
    _ kind: CallError.Kind, _ message: String, _ cause: TransportError?
  ) -> CallError {
    var error = CallError(kind, operation: operation, message: message, cause: cause)
    error.attempts = attempts
    error.invocationID = invocationID
    error.httpStatus = status
    error.requestID = requestID
    error.mayHaveExecuted = true
    return error
  }
}
