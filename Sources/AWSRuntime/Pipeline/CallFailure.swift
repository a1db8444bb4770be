import AWSShapes
import HTTPTransportAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Creates the errors of one call.
struct CallFailure: Sendable {
  let operation: String

  func error(
    _ kind: CallError.Kind, _ message: String, _ cause: (any Error)? = nil
  ) -> CallError {
    CallError(kind, operation: operation, message: message, cause: cause)
  }

  /// The failure of a request whose body is a stream, if there is one.
  func transport(_ cause: TransportError, _ stream: RequestStream?) -> FailedAttempt {
    let isBodyFailure = cause.code == .requestBodyFailed
    let kind: CallError.Kind =
      cause.code == .cancelled ? .cancelled : isBodyFailure ? .requestBody : .transport
    return FailedAttempt(
      error: error(kind, cause.message, isBodyFailure ? stream?.failure ?? cause : cause),
      failure: AttemptFailure(
        FailureClassifier.kind(of: cause), mayHaveExecuted: cause.requestMayHaveReachedServer))
  }

  /// The error of a request body whose source failed. The source's own message may be secret.
  func requestBody(_ cause: any Error) -> CallError {
    error(.requestBody, "the source of the request body failed: \(type(of: cause))", cause)
  }

  func service(
    _ failure: WireFailure, _ response: WireResponse, serverOffset: TimeInterval?
  ) -> FailedAttempt {
    let message = failure.message ?? "the service returned an error without a message"
    var error = describing(response, in: error(.service, message))
    error.code = failure.code
    error.modeled = failure.modeled
    error.clockSkew = serverOffset.map { .seconds((-$0).rounded()) }
    return FailedAttempt(
      error: error, failure: FailureClassifier.failure(status: response.status, failure, response))
  }

  /// The failure of an attempt whose response has another checksum than the service says.
  func damaged(_ response: WireResponse) -> FailedAttempt {
    FailedAttempt(
      error: describing(
        response, in: error(.response, "the body of the service's response has another checksum")),
      failure: AttemptFailure(.transient, mayHaveExecuted: true))
  }

  func unreadable(_ response: WireResponse, _ cause: ShapeReadingError) -> CallError {
    describing(
      response, in: error(.response, "the service's response cannot be read: \(cause)", cause))
  }

  /// Returns the error with the response's status and request id.
  func describing(_ response: WireResponse, in error: CallError) -> CallError {
    var error = error
    error.httpStatus = response.status
    error.requestID = RequestID.read(response)
    return error
  }
}
