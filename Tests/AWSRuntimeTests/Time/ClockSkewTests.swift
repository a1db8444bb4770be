import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Clock skew")
struct ClockSkewTests {
  /// What the machine's clock says; the service's says twenty minutes less.
  private static let start = Date(timeIntervalSince1970: 1_440_938_160)
  private static let serverDate = "Sun, 30 Aug 2015 12:16:00 GMT"
  private static let refusal: [String: String] = [
    "x-code": "RequestTimeTooSkewed", "date": serverDate,
  ]

  private func pipeline(_ transport: StubTransport, _ clock: ManualClock) -> CallPipeline {
    var configuration = CallConfiguration.test(transport)
    configuration.retry = StandardRetry(random: { 1 })
    configuration.monotonicClock = clock
    configuration.clock = clock
    return CallPipeline(configuration)
  }

  private func call(_ pipeline: CallPipeline) async throws {
    _ = try await pipeline.call(Change.self, input: Text("hello"))
  }

  @Test(
    "A request refused for its date is dated by the service's clock and sent again, at once",
    arguments: [
      "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException",
      "SignatureDoesNotMatch", "AuthFailure",
    ])
  func corrects(code: String) async throws {
    let clock = ManualClock()
    let transport = StubTransport.repeatingLast([
      .status(403, ["x-code": code, "date": Self.serverDate]), .status(200),
    ])
    try await call(pipeline(transport, clock))
    #expect(transport.values("x-amz-date") == ["20150830T123600Z", "20150830T121600Z"])
    #expect(
      transport.values("amz-sdk-request")
        == ["attempt=1; max=3", "ttl=20150830T121700Z; attempt=2; max=3"])
    #expect(clock.sleeps.isEmpty)
  }

  @Test(
    "The message of a refused signature tells that its date is the reason",
    arguments: [
      "Signature expired: 20150830T123600Z is now earlier than 20150830T123700Z",
      "Signature not yet current: 20150830T123600Z is still later than 20150830T123500Z",
      "SIGNATURE EXPIRED",
    ])
  func readsMessage(message: String) async throws {
    // One minute is too little to suspect the clock without the message.
    let date = ["x-code": "InvalidSignatureException", "date": "Sun, 30 Aug 2015 12:37:00 GMT"]
    let transport = StubTransport.repeatingLast([.status(403, date, body: message), .status(200)])
    try await call(pipeline(transport, ManualClock()))
    #expect(transport.values("x-amz-date") == ["20150830T123600Z", "20150830T123700Z"])
  }

  @Test(
    "A refusal for the date that cannot be corrected is reported as a clock problem",
    arguments: [
      ("InvalidSignatureException", "Signature expired: too old", true),
      ("SignatureDoesNotMatch", "Signature not yet current: too new", true),
      ("RequestTimeTooSkewed", "no", true),
      ("InvalidSignatureException", "The request signature does not match", false),
      ("AccessDeniedException", "You may not", false),
    ])
  func reportsClock(code: String, message: String, isClockSkew: Bool) async {
    let transport = StubTransport.repeatingLast([
      .status(403, ["x-code": code], body: message), .status(200),
    ])
    let error = await #expect(throws: CallError.self) {
      try await call(pipeline(transport, ManualClock()))
    }
    #expect(error?.isClockSkew == isClockSkew)
    #expect(transport.requests.count == 1)
  }

  @Test("A machine that sleeps between signing and sending signs again")
  func noticesOldSignatures() async throws {
    let clock = ManualClock()
    let transport = StubTransport.repeatingLast([
      .status(
        403, ["x-code": "InvalidSignatureException", "date": "Sun, 30 Aug 2015 12:56:00 GMT"]),
      .status(200),
    ])
    var configuration = CallConfiguration.test(transport)
    configuration.transport = SleepyTransport(transport: transport, clock: clock)
    configuration.monotonicClock = clock
    configuration.clock = clock
    try await call(CallPipeline(configuration))
    #expect(transport.values("x-amz-date") == ["20150830T123600Z", "20150830T125600Z"])
  }

  @Test("Calls that follow are dated by the service's clock from the start")
  func remembers() async throws {
    let clock = ManualClock()
    let transport = StubTransport.repeatingLast([
      .status(403, Self.refusal), .status(200), .status(200),
    ])
    let pipeline = pipeline(transport, clock)
    try await call(pipeline)
    try await call(pipeline)
    #expect(transport.values("x-amz-date").last == "20150830T121600Z")
  }

  @Test("The correction decays when no answer confirms it")
  func decays() async throws {
    let clock = ManualClock()
    let transport = StubTransport.repeatingLast([
      .status(403, Self.refusal), .status(200), .status(200),
    ])
    let pipeline = pipeline(transport, clock)
    try await call(pipeline)
    clock.set(.seconds(16 * 60))
    try await call(pipeline)
    #expect(transport.values("x-amz-date").last == "20150830T125200Z")
  }

  @Test("The correction ends when the machine's clock is set right")
  func ends() async throws {
    let clock = ManualClock()
    let right = "Sun, 30 Aug 2015 12:36:01 GMT"
    let transport = StubTransport.repeatingLast([
      .status(403, Self.refusal), .status(200), .status(200, ["date": right]), .status(200),
    ])
    let pipeline = pipeline(transport, clock)
    try await call(pipeline)
    try await call(pipeline)
    try await call(pipeline)
    #expect(transport.values("x-amz-date").last == "20150830T123600Z")
  }

  @Test("A wrong key is not taken for a wrong clock")
  func keepsWrongKeys() async {
    let transport = StubTransport.repeatingLast([
      .status(
        403, ["x-code": "SignatureDoesNotMatch", "date": "Sun, 30 Aug 2015 12:35:00 GMT"]),
      .status(200),
    ])
    let error = await #expect(throws: CallError.self) {
      try await call(pipeline(transport, ManualClock()))
    }
    #expect(error?.isClockSkew == false)
    #expect(transport.requests.count == 1)
  }

  @Test("A service that refuses every date is not asked without end")
  func givesUp() async {
    let transport = StubTransport.repeatingLast(
      Array(repeating: .status(403, Self.refusal), count: 5))
    await #expect(throws: CallError.self) { try await call(pipeline(transport, ManualClock())) }
    #expect(transport.requests.count == 2)
  }

  @Test(
    "A refusal without a date that can be read is an error",
    arguments: ["", "yesterday", "Sun, 99 Aug 2015 12:16:00 GMT", "Sun, 30 Aug 99999 12:16:00 GMT"])
  func needsDate(date: String) async {
    let transport = StubTransport.repeatingLast([
      .status(403, ["x-code": "RequestTimeTooSkewed", "date": date]), .status(200),
    ])
    await #expect(throws: CallError.self) { try await call(pipeline(transport, ManualClock())) }
    #expect(transport.requests.count == 1)
  }

  @Test(
    "Dates of headers are read",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
      ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
      ("Wed, 31 Dec 1969 23:59:59 GMT", -1), ("Tue, 01 Mar 2000 00:00:00 GMT", 951_868_800),
    ])
  func readsDates(text: String, seconds: Double) {
    #expect(TimestampFormat.httpDate.date(from: text)?.timeIntervalSince1970 == seconds)
  }
}

/// Lets twenty minutes pass before it sends.
private struct SleepyTransport: HTTPTransport {
  let transport: StubTransport
  let clock: ManualClock

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    clock.set(.seconds(20 * 60))
    return try await transport.send(request, body: body, options: options)
  }
}
