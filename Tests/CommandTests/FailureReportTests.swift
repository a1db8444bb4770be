import AWSShapes
import HTTPTransportAPI
import SsmSap
import Testing

@testable import ssm_sap

@Suite("What the command says of a failure")
struct FailureReportTests {
  private func failure(_ kind: CallError.Kind, _ cause: (any Error)? = nil) -> CallError {
    CallError(kind, operation: "GetOperation", message: "it failed", cause: cause)
  }

  private func refusal(_ code: String?, _ status: Int, skew: Duration? = nil) -> CallError {
    var error = failure(.service)
    error.code = code
    error.httpStatus = status
    error.clockSkew = skew
    return error
  }

  @Test("No outcome has the exit status of success or of bad usage")
  func statusesDiffer() {
    let values = CommandStatus.allCases.map(\.rawValue)
    #expect(!values.contains(0))
    #expect(!values.contains(64))
  }

  @Test("A failure before the request has the status of its step")
  func configurationFailures() {
    let expected: [(CallError.Kind, CommandStatus)] = [
      (.input, .input), (.region, .region), (.credentials, .credentials), (.endpoint, .endpoint),
      (.signing, .signing), (.configuration, .configuration), (.timeout, .timeout),
    ]
    for (kind, status) in expected { #expect(FailureReport(failure(kind)).status == status) }
  }

  @Test("A failure of the transport is told by its code")
  func transportFailures() {
    let expected: [(TransportError.Code, CommandStatus)] = [
      (.resolve, .unreachable), (.connect, .unreachable), (.tls, .unreachable),
      (.connectTimeout, .unreachable), (.timeout, .timeout), (.reset, .truncated),
      (.firstByteTimeout, .timeout), (.idleTimeout, .timeout), (.tooSlow, .timeout),
      (.invalidRequest, .unsendable), (.protocolViolation, .unreadable),
      (.bodyTooLarge, .unreadable), (.other, .other),
    ]
    for (code, status) in expected {
      let cause = TransportError(code, "x", requestMayHaveReachedServer: true)
      #expect(FailureReport(failure(.transport, cause)).status == status)
    }
  }

  @Test("An answer that cannot be read is truncated or not the service's")
  func unreadableAnswers() {
    let expected: [(ShapeReadingError.Kind, CommandStatus)] = [
      (.empty, .unreadable), (.truncated, .truncated), (.malformed, .unreadable),
      (.mismatch, .unreadable), (.limit, .unreadable),
    ]
    for (kind, status) in expected {
      let cause = ShapeReadingError(kind, "x", offset: 0)
      #expect(FailureReport(failure(.response, cause)).status == status)
    }
  }

  @Test("The service's errors are told by code, and by status where the code is unknown")
  func serviceErrors() {
    let expected: [(String?, Int, CommandStatus)] = [
      ("ValidationException", 400, .validation), ("ResourceNotFoundException", 404, .notFound),
      ("ConflictException", 409, .conflict), ("InvalidSignatureException", 403, .signature),
      ("UnrecognizedClientException", 403, .denied), ("ExpiredTokenException", 400, .denied),
      ("AccessDeniedException", 400, .denied), ("UnauthorizedException", 401, .denied),
      ("ThrottlingException", 400, .throttled), (nil, 429, .throttled),
      ("InternalServerException", 500, .service), (nil, 502, .unreadable), (nil, 404, .unreadable),
      ("Unheard", 400, .other),
    ]
    for (code, status, exit) in expected {
      #expect(FailureReport(refusal(code, status)).status == exit, "\(code ?? "") \(status)")
    }
  }

  @Test(
    "A refused signature under a clock that is off is the clock's fault", arguments: [3600, -3600])
  func clockOff(seconds: Int) {
    let report = FailureReport(
      refusal("InvalidSignatureException", 403, skew: .seconds(seconds)))
    #expect(report.status == .clock)
    #expect(report.line.contains("3600 seconds \(seconds > 0 ? "ahead of" : "behind")"))
  }

  @Test("A refusal for the request's date is the clock's fault, whatever its code")
  func refusedForDate() {
    var error = refusal("InvalidSignatureException", 403)
    error.isClockSkew = true
    #expect(FailureReport(error).status == .clock)
  }

  @Test("A report is one line, whatever the service says")
  func oneLine() {
    var error = refusal("Odd", 400)
    error.message = "a\r\nb\u{1B}[31mc\u{0}\u{2028}\u{202E}"
    #expect(FailureReport(error).line == "GetOperation: Odd: a  b [31mc    (HTTP status 400)")
  }
}
