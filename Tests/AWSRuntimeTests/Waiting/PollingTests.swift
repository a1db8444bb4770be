import AWSRuntime
import AWSTestKit
import Testing

@Suite("Polling")
struct PollingTests {
  private let clock = VirtualClock()

  private func options(_ timeout: Duration = .seconds(3600)) -> WaitOptions {
    var options = WaitOptions(timeout: timeout)
    options.shortestDelay = .seconds(2)
    options.longestDelay = .seconds(30)
    return options
  }

  private func polling(_ options: WaitOptions, random: Double) -> Polling {
    Poller(clock: clock, random: { random }).start(options)
  }

  private static func error(
    _ kind: CallError.Kind, status: Int? = nil, end: RetryEnd? = nil
  ) -> CallError {
    var error = CallError(kind, operation: "Ask", message: "no answer")
    error.httpStatus = status
    error.retryEnd = end
    return error
  }

  /// Asks and gets the error.
  private func ask(
    _ polling: inout Polling, _ error: CallError
  ) async throws(PollingStop) -> Int? {
    try await polling.poll { () throws(CallError) -> Int in throw error }
  }

  @Test(
    "The pause between polls lies between the shortest and a limit that doubles to the longest",
    arguments: [
      (0.0, [2.0, 2, 2, 2, 2, 2]), (1.0, [2.0, 4, 8, 16, 30, 30]), (0.5, [2.0, 3, 5, 9, 16, 16]),
      (-1, [2.0, 2]), (7, [2.0, 4, 8]), (.nan, [2.0, 2]),
    ])
  func backsOff(random: Double, seconds: [Double]) async throws {
    var polling = polling(options(), random: random)
    for _ in seconds { try await polling.pause() }
    #expect(clock.sleeps == seconds.map { .seconds($0) })
  }

  @Test("News makes the pauses short again")
  func quickens() async throws {
    var polling = polling(options(), random: 1)
    for _ in 0..<3 { try await polling.pause() }
    polling.quicken()
    for _ in 0..<2 { try await polling.pause() }
    #expect(clock.sleeps == [2, 4, 8, 2, 4].map { .seconds($0) })
  }

  @Test("The last pause ends when the time is over, and there is none after it")
  func endsInTime() async throws {
    var polling = polling(options(.seconds(7)), random: 1)
    for _ in 0..<3 { try await polling.pause() }
    #expect(clock.sleeps == [2, 4, 1].map { .seconds($0) })
    #expect(polling.elapsed == .seconds(7))
    let failure = await #expect(throws: PollingStop.self) { try await polling.pause() }
    guard case .timeout = failure else { return #expect(Bool(false), "\(failure as Any)") }
  }

  @Test(
    "Times that make no sense neither trap nor spin",
    arguments: [
      (Duration.seconds(-1), Duration.zero), (.zero, .seconds(-5)),
      (.seconds(Int64.max), .seconds(Int64.max)), (.seconds(5), .seconds(1)),
    ])
  func clampsDelays(shortest: Duration, longest: Duration) async throws {
    var options = options(.seconds(Int64.max))
    options.shortestDelay = shortest
    options.longestDelay = longest
    var polling = polling(options, random: 1)
    for _ in 0..<20 { try await polling.pause() }
    #expect(clock.sleeps.allSatisfy { $0 >= .milliseconds(1) && $0 <= .seconds(24 * 3600) })
  }

  @Test(
    "Errors that may pass are no end",
    arguments: [
      error(.service, status: 400, end: .attempts), error(.service, status: 429),
      error(.service, status: 503), error(.service, status: 500, end: .quota),
      error(.service, status: 500, end: .deadline), error(.transport, end: .attempts),
      error(.transport), error(.timeout),
    ])
  func toleratesWhatPasses(error: CallError) async throws {
    var polling = polling(options(), random: 0)
    #expect(try await ask(&polling, error) == nil)
    #expect(polling.lastError?.kind == error.kind)
    #expect(try await polling.poll { 7 } == 7)
    #expect(polling.lastError == nil)
    #expect(polling.polls == 2)
  }

  @Test(
    "Errors that will not pass end the wait",
    arguments: [
      error(.service, status: 400, end: .permanent), error(.service, status: 400), error(.input),
      error(.credentials), error(.transport, end: .permanent), error(.response, status: 200),
    ])
  func endsAtWhatStays(error: CallError) async {
    var polling = polling(options(), random: 0)
    let stop = await #expect(throws: PollingStop.self) {
      try await ask(&polling, error)
    }
    guard case .failed(let cause) = stop else { return #expect(Bool(false), "\(stop as Any)") }
    #expect(cause.kind == error.kind)
  }

  private static func credentials(_ kind: CredentialsError.Kind) -> CallError {
    var error = CallError(
      .credentials, operation: "Ask", message: "none", cause: CredentialsError("none", kind: kind))
    error.retryEnd = .permanent
    return error
  }

  @Test(
    "A source of credentials that is out of order for a moment does not end the wait",
    arguments: [CredentialsError.Kind.unreachable, .silent])
  func toleratesCredentialsOutage(kind: CredentialsError.Kind) async throws {
    var options = options()
    options.toleratedOutages = 1
    var polling = polling(options, random: 0)
    #expect(try await ask(&polling, Self.credentials(kind)) == nil)
    await #expect(throws: PollingStop.self) { try await ask(&polling, Self.credentials(kind)) }
  }

  private static func region(mayPass: Bool) -> CallError {
    var error = CallError(
      .region, operation: "Ask", message: "none", cause: RegionError("none", mayPass: mayPass))
    error.retryEnd = .permanent
    return error
  }

  @Test("A source of the region that is out of order for a moment does not end the wait")
  func toleratesRegionOutage() async throws {
    var polling = polling(options(), random: 0)
    #expect(try await ask(&polling, Self.region(mayPass: true)) == nil)
    await #expect(throws: PollingStop.self) {
      try await ask(&polling, Self.region(mayPass: false))
    }
  }

  @Test("Credentials that were there and are gone may come back; missing ones do not appear")
  func toleratesLostCredentials() async throws {
    var polling = polling(options(), random: 0)
    await #expect(throws: PollingStop.self) {
      try await ask(&polling, Self.credentials(.notConfigured))
    }
    #expect(try await polling.poll { 7 } == 7)
    #expect(try await ask(&polling, Self.credentials(.notConfigured)) == nil)
    await #expect(throws: PollingStop.self) {
      try await ask(&polling, Self.credentials(.expired))
    }
  }

  @Test("A service that does not answer is asked so many times in a row and no more")
  func countsOutages() async throws {
    var options = options()
    options.toleratedOutages = 2
    var polling = polling(options, random: 0)
    let outage = Self.error(.transport, end: .attempts)
    #expect(try await ask(&polling, outage) == nil)
    #expect(try await ask(&polling, outage) == nil)
    // Throttling is an answer.
    #expect(try await ask(&polling, Self.error(.service, status: 429)) == nil)
    #expect(try await ask(&polling, outage) == nil)
    #expect(try await ask(&polling, outage) == nil)
    await #expect(throws: PollingStop.self) { try await ask(&polling, outage) }
  }

  @Test("A cancelled task neither asks nor sleeps")
  func noticesCancellation() async {
    let polling = polling(options(), random: 0)
    let task = Task {
      try? await Task.sleep(for: .seconds(60))
      var polling = polling
      var stops: [PollingStop] = []
      do throws(PollingStop) { _ = try await polling.poll { 1 } } catch { stops.append(error) }
      do throws(PollingStop) { try await polling.pause() } catch { stops.append(error) }
      return (stops, polling.polls)
    }
    task.cancel()
    let (stops, polls) = await task.value
    #expect(polls == 0)
    #expect(stops.count == 2)
    for stop in stops {
      guard case .cancelled = stop else { return #expect(Bool(false), "\(stop)") }
    }
  }

  @Test("A call that fails in a cancelled task ends the wait as cancelled", .timeLimit(.minutes(1)))
  func noticesCancellationDuringCall() async {
    let polling = polling(options(), random: 0)
    let begun = AsyncStream.makeStream(of: Void.self)
    let task = Task { () -> PollingStop? in
      var polling = polling
      do throws(PollingStop) {
        _ = try await polling.poll { () throws(CallError) -> Int in
          begun.continuation.yield()
          try? await Task.sleep(for: .seconds(3600))
          throw Self.error(.transport)
        }
        return nil
      } catch {
        return error
      }
    }
    var iterator = begun.stream.makeAsyncIterator()
    await iterator.next()
    task.cancel()
    let stop = await task.value
    guard case .cancelled = stop else { return #expect(Bool(false), "\(stop as Any)") }
  }

  @Test("A call that ends as cancelled ends the wait as cancelled")
  func takesOverCancellation() async {
    var polling = polling(options(), random: 0)
    let stop = await #expect(throws: PollingStop.self) {
      try await ask(&polling, Self.error(.cancelled))
    }
    guard case .cancelled = stop else { return #expect(Bool(false), "\(stop as Any)") }
  }
}
