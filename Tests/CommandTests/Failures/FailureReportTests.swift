import AWSShapes
import HTTPTransportAPI
import SsmSap
import Testing

@testable import ssm_sap

@Suite("Failure reports of ssm-sap")
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

  @Test("A failed TLS handshake names the settings of trusted certificates")
  func tlsFailure() {
    let cause = TransportError(.tls, "x", requestMayHaveReachedServer: false)
    let line = FailureReport(failure(.transport, cause)).line
    #expect(line.contains("AWS_CA_BUNDLE"))
    #expect(line.contains("ca_bundle"))
  }

  @Test("A proxy that gives no connection is blamed, and not the endpoint")
  func proxyFailures() {
    for code in [TransportError.Code.resolve, .connect, .tls, .connectTimeout, .timeout] {
      var cause = TransportError(code, "x", requestMayHaveReachedServer: false)
      #expect(!FailureReport(failure(.transport, cause)).line.contains("proxy"))
      cause.isProxyFailure = true
      let line = FailureReport(failure(.transport, cause)).line
      #expect(line.contains("check the proxy"))
      #expect(!line.contains("endpoint"))
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
      (nil, 403, .unreadable), (nil, 401, .unreadable), ("Unheard", 403, .denied),
      ("RequestTimeTooSkewed", 403, .clock), ("RequestInTheFuture", 403, .clock),
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

  @Test("A date that the service refuses is the clock's fault, with and without a Date header")
  func refusedDate() {
    for skew in [nil, Duration.zero, .seconds(1200)] {
      var error = refusal("InvalidSignatureException", 403, skew: skew)
      error.isClockSkew = true
      let report = FailureReport(error)
      #expect(report.status == .clock)
      #expect(report.line.contains("check this machine's clock"))
      #expect(report.line.contains("1200 seconds ahead of") == (skew == .seconds(1200)))
      #expect(!report.line.contains(" 0 seconds"))
    }
  }

  @Test("A 403 with HTML and no error code blames what stands between, not the access key")
  func forbiddenByProxy() {
    let report = FailureReport(refusal(nil, 403))
    #expect(report.line.contains("proxy or firewall"))
    #expect(!report.line.contains("access key"))
  }

  @Test("A report is one line, whatever the service says")
  func oneLine() {
    var error = refusal("Odd", 400)
    error.message = "a\r\nb\u{1B}[31mc\u{0}\u{2028}\u{202E}"
    #expect(FailureReport(error).line == "GetOperation: Odd: a  b [31mc    (HTTP status 400)")
  }
}
