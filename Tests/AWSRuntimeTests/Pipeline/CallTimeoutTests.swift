import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSRuntime

@Suite("Timeouts")
struct CallTimeoutTests {
  private func error(_ configuration: CallConfiguration) async -> CallError? {
    do {
      _ = try await CallPipeline(configuration).call(Echo.self, input: Text("hello"))
      return nil
    } catch {
      return error
    }
  }

  @Test("An attempt gets what is left of the call's time, at most its own")
  func limitsAttempts() async {
    let clock = ManualClock(long: .milliseconds(1500))
    let transport = StubTransport.repeatingLast([.status(500), .status(200)])
    var configuration = CallConfiguration.test(transport)
    configuration.retry = StandardRetry(random: { 1 })
    configuration.monotonicClock = clock
    configuration.transportOptions.timeout = .seconds(5)
    configuration.callTimeout = .seconds(3)
    #expect(await error(configuration) == nil)
    #expect(transport.sent.map(\.options.timeout) == [.seconds(3), .seconds(2)])
  }

  @Test("There is no wait for an attempt that could not be made in time")
  func stopsRetrying() async {
    let clock = ManualClock(long: .milliseconds(500))
    let transport = StubTransport.repeatingLast([.status(500), .status(200)])
    var configuration = CallConfiguration.test(transport)
    let retry = StandardRetry(quota: 20, random: { 1 })
    configuration.retry = retry
    configuration.monotonicClock = clock
    configuration.callTimeout = .seconds(1)
    let found = await error(configuration)
    #expect(found?.kind == .service)
    #expect(found?.retryEnd == .deadline)
    // The retry was granted and did not take place.
    #expect(retry.availableQuota == 20)
    #expect(clock.sleeps.isEmpty)
  }

  @Test("Credentials that take too long end with the call's time")
  func limitsCredentials() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([.status(200)]))
    configuration.credentials = EndlessCredentials()
    configuration.monotonicClock = StandingMonotonicClock()
    configuration.callTimeout = .milliseconds(20)
    let found = await error(configuration)
    #expect(found?.kind == .timeout)
    #expect(found?.message.contains("credentials") == true)
  }

  @Test("A transport that takes no notice of time-outs ends with the call's time")
  func limitsTransports() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([]))
    configuration.transport = EndlessTransport()
    configuration.monotonicClock = StandingMonotonicClock()
    configuration.callTimeout = .milliseconds(20)
    let found = await error(configuration)
    #expect(found?.kind == .timeout)
    #expect(found?.mayHaveExecuted == true)
  }

  @Test("A request that the transport did not send before the call's time ended was not executed")
  func tellsThatNothingWasSent() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([]))
    configuration.transport = ConnectingTransport()
    configuration.monotonicClock = StandingMonotonicClock()
    configuration.callTimeout = .milliseconds(20)
    let found = await error(configuration)
    #expect(found?.kind == .timeout)
    #expect(found?.mayHaveExecuted == false)
  }

  @Test("A response that arrives as the call's time ends is not lost")
  func keepsLateResponse() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([]))
    configuration.transport = LateTransport(next: StubTransport.repeatingLast([.status(200)]))
    configuration.monotonicClock = StandingMonotonicClock()
    configuration.callTimeout = .milliseconds(20)
    #expect(await error(configuration) == nil)
  }

  @Test("With time enough, a limit changes nothing")
  func keepsResult() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([.status(200)]))
    configuration.monotonicClock = StoppedMonotonicClock()
    configuration.callTimeout = .seconds(60)
    #expect(await error(configuration) == nil)
    configuration.credentials = NoCredentials()
    #expect(await error(configuration)?.kind == .credentials)
    configuration.region = NoRegion()
    #expect(await error(configuration)?.kind == .region)
  }
}

/// Stands still; whoever waits waits a moment, long enough for anything that ends at all.
private struct StandingMonotonicClock: MonotonicClock {
  func now() -> Duration { .zero }
  func sleep(for duration: Duration) async throws { try await Task.sleep(for: .milliseconds(500)) }
}

/// Stands still: a wait ends only when it is cancelled.
private struct StoppedMonotonicClock: MonotonicClock {
  func now() -> Duration { .zero }
  func sleep(for duration: Duration) async throws { try await Task.sleep(for: .seconds(3600)) }
}

/// Never answers.
private struct EndlessCredentials: CredentialsProvider {
  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    try? await Task.sleep(for: .seconds(3600))
    throw CredentialsError("cancelled")
  }
}

/// Never gets a connection.
private struct ConnectingTransport: HTTPTransport {
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    try? await Task.sleep(for: .seconds(3600))
    throw TransportError(.cancelled, "cancelled", requestMayHaveReachedServer: false)
  }
}

/// Has its response when it is cancelled.
private struct LateTransport: HTTPTransport {
  let next: StubTransport

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    try? await Task.sleep(for: .seconds(3600))
    return try await next.send(request, body: body, options: options)
  }
}

/// Never answers.
private struct EndlessTransport: HTTPTransport {
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    try? await Task.sleep(for: .seconds(3600))
    throw TransportError(.cancelled, "cancelled", requestMayHaveReachedServer: true)
  }
}
