import AWSShapes
import HTTPTransportAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes the errors of one call.
struct CallFailure {
  let operation: String

  func error(
    _ kind: CallError.Kind, _ message: String, _ cause: (any Error)? = nil
  ) -> CallError {
    CallError(kind, operation: operation, message: message, cause: cause)
  }

  func transport(_ cause: TransportError) -> CallError {
    let kind: CallError.Kind = cause.code == .cancelled ? .cancelled : .transport
    var error = error(kind, cause.message, cause)
    error.attempts = 1
    return error
  }

  func service(_ failure: WireFailure, _ response: WireResponse, now: Date) -> CallError {
    let message = failure.message ?? "the service answered with an error and no message"
    var error = error(.service, message)
    error.code = failure.code
    error.modeled = failure.modeled
    error.clockSkew = response.header("date").flatMap(HTTPDate.parse).map {
      .seconds(now.timeIntervalSince($0).rounded())
    }
    return complete(error, from: response)
  }

  func unreadable(_ response: WireResponse, _ cause: ShapeReadingError) -> CallError {
    complete(
      error(.response, "the service's answer cannot be read: \(cause)", cause), from: response)
  }

  private func complete(_ error: CallError, from response: WireResponse) -> CallError {
    var error = error
    error.attempts = 1
    error.httpStatus = response.status
    error.requestID = response.header("x-amzn-requestid")
    return error
  }
}
