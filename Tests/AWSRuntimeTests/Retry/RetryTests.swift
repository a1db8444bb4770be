import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import Testing

@testable import AWSRuntime

@Suite("Retries")
struct RetryTests {
  private static let lost = TransportError(
    .reset, "connection lost", requestMayHaveReachedServer: true)
  private static let refused = TransportError(
    .connect, "no connection", requestMayHaveReachedServer: false)

  private func configuration(
    _ transport: StubTransport, _ clock: ManualClock = ManualClock(),
    maximumAttempts: Int = 3
  ) -> CallConfiguration {
    var configuration = CallConfiguration.test(transport)
    configuration.retry = StandardRetry(maximumAttempts: maximumAttempts, random: { 1 })
    configuration.monotonicClock = clock
    return configuration
  }

  private func error<Operation: OperationShape>(
    _ operation: Operation.Type, _ configuration: CallConfiguration
  ) async -> CallError? where Operation.Input == Text {
    do {
      _ = try await CallPipeline(configuration).call(operation, input: Text("hello"))
      return nil
    } catch {
      return error
    }
  }

  @Test("A retry has a date and a signature of its own, and the same call id")
  func signsEachAttempt() async throws {
    let clock = ManualClock()
    let transport = StubTransport.repeatingLast([.status(500), .status(200)])
    var configuration = configuration(transport, clock)
    configuration.clock = clock
    _ = try await CallPipeline(configuration).call(Echo.self, input: Text("hello"))
    #expect(transport.requests.count == 2)
    #expect(Set(transport.values("x-amz-date")).count == 2)
    #expect(Set(transport.values("authorization")).count == 2)
    #expect(Set(transport.values("amz-sdk-invocation-id")).count == 1)
    #expect(transport.values("amz-sdk-request") == ["attempt=1; max=3", "attempt=2; max=3"])
    #expect(clock.sleeps == [.seconds(1)])
  }

  @Test("Metadata tells the request id of the last answer, and how many attempts there were")
  func tellsMetadata() async throws {
    let transport = StubTransport.repeatingLast([
      .status(500, ["x-amzn-RequestId": "one"]), .status(200, ["x-amzn-RequestId": "two"]),
    ])
    let response = try await CallPipeline(configuration(transport))
      .respond(to: Echo.self, input: Text("hello"))
    #expect(response.metadata.requestID == "two")
    #expect(response.metadata.attempts == 2)
    #expect(response.metadata.httpStatus == 200)
  }

  @Test("After all attempts the error tells how many there were, and why there is no other")
  func givesUp() async {
    let transport = StubTransport.repeatingLast([
      .status(503), .status(503), .status(503), .status(200),
    ])
    let found = await error(Echo.self, configuration(transport))
    #expect(found?.attempts == 3)
    #expect(found?.retryEnd == .attempts)
    #expect(found?.httpStatus == 503)
  }

  @Test("A call that must not be executed twice is not repeated after it may have been executed")
  func neverRepeatsBlindly() async {
    for answer in [
      StubResponse.failure(Self.lost), .status(500), .status(502), .status(503),
    ] {
      let transport = StubTransport.repeatingLast([answer, .status(200)])
      let found = await error(Change.self, configuration(transport))
      #expect(transport.requests.count == 1, "\(answer)")
      #expect(found?.mayHaveExecuted == true)
      #expect(found?.retryEnd == .mayHaveExecuted)
    }
  }

  @Test("A call that must not be executed twice is repeated when it certainly was not executed")
  func repeatsWhatWasNotExecuted() async {
    let answers: [StubResponse] = [
      .failure(Self.refused), .status(429), .status(400, ["x-code": "ThrottlingException"]),
      .status(503, ["x-code": "ServiceUnavailableException"]),
    ]
    for answer in answers {
      let transport = StubTransport.repeatingLast([answer, .status(200)])
      #expect(await error(Change.self, configuration(transport)) == nil, "\(answer)")
      #expect(transport.requests.count == 2)
    }
  }

  @Test("An idempotent call is repeated whatever happened, and its failure says what may be")
  func repeatsIdempotentCalls() async {
    let transport = StubTransport.repeatingLast([
      .failure(Self.lost), .status(400, ["x-code": "Broken"]),
    ])
    let found = await error(Echo.self, configuration(transport))
    #expect(found?.code == "Broken")
    #expect(found?.attempts == 2)
    #expect(found?.mayHaveExecuted == true)
    #expect(found?.retryEnd == .permanent)
  }

  @Test("No strategy makes the pipeline repeat what may have been executed")
  func overrulesStrategy() async {
    let transport = StubTransport.repeatingLast([.failure(Self.lost), .status(200)])
    var configuration = configuration(transport)
    configuration.retry = AlwaysRetry()
    #expect(await error(Change.self, configuration)?.retryEnd == .mayHaveExecuted)
    #expect(transport.requests.count == 1)
  }

  @Test(
    "What would fail again is not repeated",
    arguments: [
      StubResponse.status(400, ["x-code": "ValidationException"]), .status(404),
      .failure(TransportError(.tls, "bad certificate", requestMayHaveReachedServer: false)),
      .failure(TransportError(.cancelled, "cancelled", requestMayHaveReachedServer: true)),
    ])
  func keepsPermanentFailures(answer: StubResponse) async {
    let transport = StubTransport.repeatingLast([answer, .status(200)])
    #expect(await error(Echo.self, configuration(transport)) != nil)
    #expect(transport.requests.count == 1)
  }

  @Test("Cancellation ends the wait between two attempts")
  func stopsWaiting() async {
    let transport = StubTransport.repeatingLast([.status(500), .status(200)])
    let found = await error(Echo.self, configuration(transport, ManualClock(isCancelled: true)))
    #expect(found?.kind == .cancelled)
    #expect(transport.requests.count == 1)
  }

  @Test("Back-off never overflows, whatever number of attempts and whatever the service asks for")
  func boundsBackoff() {
    let backoff = Backoff(cap: .seconds(20), random: { 7 })
    for attempt in [-1, 0, 1, 31, 1000, Int.max] {
      let delay = backoff.delay(
        base: .seconds(1), attempt: attempt, retryAfter: .milliseconds(Int64(Int32.max)))
      #expect(delay <= .seconds(25))
    }
  }

  @Test(
    "Retry-After in seconds counts where x-amz-retry-after is missing, within bounds",
    arguments: [
      (["retry-after": "3"], 3.0), (["retry-after": "60"], 6), (["x-amz-retry-after": "2500"], 2.5),
      (["x-amz-retry-after": "2500", "retry-after": "4"], 2.5), (["retry-after": "soon"], 1),
      (["x-amz-retry-after": "99999999999999999999"], 1),
    ] as [([String: String], Double)])
  func heedsHints(headers: [String: String], seconds: Double) async {
    let clock = ManualClock()
    let transport = StubTransport.repeatingLast([.status(503, headers), .status(200)])
    _ = await error(Echo.self, configuration(transport, clock))
    #expect(clock.sleeps == [.seconds(seconds)])
  }
}

@Suite("Adaptive retries")
struct AdaptiveRetryTests {
  /// Time, whether throttled, and the rate that botocore 1.43.11 allows then.
  private static let botocore: [(Double, Bool, Double)] = [
    (0.2, false, 0.500000000), (0.4, false, 0.500000000), (0.7, false, 0.500000000),
    (0.8, false, 0.500000000), (1.2, false, 0.691200000), (1.4, false, 1.097600000),
    (1.6, true, 2.822400000), (1.9, true, 1.975680000), (2.0, false, 2.158506271),
    (2.4, false, 2.629654959), (2.6, false, 2.742735467), (2.8, true, 1.919914827),
    (3.1, false, 2.375642623), (3.2, false, 2.477706017), (3.6, false, 2.700730233),
    (3.8, false, 2.734704726), (4.0, false, 2.742587476), (4.3, false, 2.747489583),
    (4.4, true, 1.923242708), (4.8, false, 2.481789787), (5.0, false, 2.625819959),
    (5.2, false, 2.705287886), (5.5, false, 2.745435566), (5.6, false, 2.747337004),
  ]

  @Test("The rate of sending follows throttling as botocore's does")
  func agreesWithBotocore() {
    let clock = ManualClock()
    let limiter = ClientRateLimiter(clock: clock)
    for (time, isThrottled, rate) in Self.botocore {
      clock.set(.milliseconds(Int((time * 1000).rounded())))
      limiter.record(isThrottled: isThrottled)
      #expect(abs(limiter.rate - rate) < 1e-6, "at \(time)")
    }
  }

  @Test("Nothing waits before the service throttles; then those who wait are served in order")
  func limitsAfterThrottling() {
    let clock = ManualClock()
    let retry = AdaptiveRetry(StandardRetry(random: { 0 }), clock: clock)
    #expect(retry.delayBeforeAttempt() == .zero)
    clock.set(.seconds(1))
    var state = RetryState()
    _ = retry.decide(after: AttemptFailure(.throttling), attempt: 1, state: &state)
    let delays = (0..<3).map { _ in retry.delayBeforeAttempt() }
    #expect(delays[0] > .zero)
    #expect(delays == delays.sorted())
    #expect(Set(delays).count == 3)
    #expect(retry.mode == .adaptive)
  }

  @Test("The pipeline waits for its turn")
  func waitsForTurn() async throws {
    let clock = ManualClock()
    let transport = StubTransport.repeatingLast([.status(429), .status(200)])
    var configuration = CallConfiguration.test(transport)
    configuration.retry = AdaptiveRetry(StandardRetry(random: { 0 }), clock: clock)
    configuration.monotonicClock = clock
    clock.set(.seconds(1))
    _ = try await CallPipeline(configuration).call(Echo.self, input: Text("hello"))
    #expect(clock.sleeps.count == 1)
    #expect(clock.sleeps.allSatisfy { $0 > .zero })
  }
}

/// Retries everything at once.
private struct AlwaysRetry: RetryStrategy {
  var mode: RetryMode? { nil }
  var maximumAttempts: Int { 10 }
  func delayBeforeAttempt() -> Duration { .zero }
  func decide(
    after failure: AttemptFailure, attempt: Int, state: inout RetryState
  ) -> RetryDecision {
    .retry(after: .zero)
  }
  func recordSuccess(_ state: RetryState) {}
}
