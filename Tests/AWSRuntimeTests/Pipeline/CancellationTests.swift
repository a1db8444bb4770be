import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import AWSRuntime

@Suite("Cancellation")
struct CancellationTests {
  /// The part of a call that waits when the task is cancelled.
  enum Part: CaseIterable {
    case region
    case credentials
    case transport
  }

  private func error(_ configuration: CallConfiguration) async -> CallError? {
    do {
      _ = try await CallPipeline(configuration).call(Echo.self, input: Text("hello"))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "A cancelled call is reported as cancelled, with or without a timeout, whatever part of it fails",
    .timeLimit(.minutes(1)), arguments: Part.allCases, [nil, Duration.seconds(3600)])
  func reportsCancellation(part: Part, timeout: Duration?) async {
    let waiting = Waiting()
    let transport = StubTransport.repeatingLast([.status(200)])
    var configuration = CallConfiguration.test(transport)
    configuration.callTimeout = timeout
    switch part {
    case .region: configuration.region = waiting
    case .credentials: configuration.credentials = waiting
    case .transport: configuration.transport = waiting
    }
    let task = Task { [configuration] in await error(configuration) }
    await waiting.hasBegun()
    task.cancel()
    let found = await task.value
    #expect(found?.kind == .cancelled)
    #expect(found?.message.hasPrefix("the task was cancelled") == true)
    #expect(found?.mayHaveExecuted == (part == .transport))
    #expect(transport.requests.isEmpty)
  }

  @Test("A cancelled task sends nothing", .timeLimit(.minutes(1)))
  func sendsNothing() async {
    let transport = StubTransport.repeatingLast([.status(200)])
    let configuration = CallConfiguration.test(transport)
    let task = Task {
      try? await Task.sleep(for: .seconds(3600))
      return await error(configuration)
    }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
    #expect(transport.requests.isEmpty)
  }

  @Test("Credentials that were cancelled cancel the call")
  func takesOverFromCredentials() async {
    var configuration = CallConfiguration.test(StubTransport.repeatingLast([.status(200)]))
    configuration.credentials = CancelledCredentials()
    #expect(await error(configuration)?.kind == .cancelled)
  }

  @Test("A granted retry that cancellation prevents costs no quota")
  func givesQuotaBack() async {
    let retry = StandardRetry(quota: 20, random: { 1 })
    var configuration = CallConfiguration.test(
      StubTransport.repeatingLast([.status(500), .status(200)]))
    configuration.retry = retry
    configuration.monotonicClock = ManualClock(isCancelled: true)
    #expect(await error(configuration)?.kind == .cancelled)
    #expect(retry.availableQuota == 20)
  }
}

@Suite("A retry that cannot be sent")
struct UnsentRetryTests {
  /// Finds credentials once.
  private final class VanishingCredentials: CredentialsProvider {
    private let isFirst = Mutex(true)

    func resolve() async throws(CredentialsError) -> ResolvedCredentials {
      let isFirst = isFirst.withLock { isFirst in
        defer { isFirst = false }
        return isFirst
      }
      guard isFirst else { throw CredentialsError("gone") }
      return ResolvedCredentials(
        Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret"), sources: [])
    }
  }

  @Test("A retry that gets no credentials costs no quota")
  func withoutCredentials() async {
    let retry = StandardRetry(quota: 20, random: { 0 })
    let transport = StubTransport.repeatingLast([.status(500), .status(200)])
    var configuration = CallConfiguration.test(transport)
    configuration.retry = retry
    configuration.credentials = VanishingCredentials()
    let error = await #expect(throws: CallError.self) {
      try await CallPipeline(configuration).call(Echo.self, input: Text("hello"))
    }
    #expect(error?.kind == .credentials)
    #expect(transport.sent.count == 1)
    #expect(retry.availableQuota == 20)
  }
}

/// Waits until the task is cancelled, and then fails as if for another reason.
private struct Waiting: RegionProvider, CredentialsProvider, HTTPTransport {
  private let begun = AsyncStream.makeStream(of: Void.self)

  func hasBegun() async {
    var iterator = begun.stream.makeAsyncIterator()
    await iterator.next()
  }

  private func wait() async {
    begun.continuation.yield()
    try? await Task.sleep(for: .seconds(3600))
    // The sleeping side of a timeout ends first.
    for _ in 0..<100 { await Task.yield() }
  }

  func region() async throws(RegionError) -> String {
    await wait()
    throw RegionError("no region")
  }

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    await wait()
    throw CredentialsError("no credentials")
  }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    await wait()
    throw TransportError(.reset, "connection lost", requestMayHaveReachedServer: true)
  }
}

private struct CancelledCredentials: CredentialsProvider {
  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    throw CredentialsError("the task was cancelled", kind: .cancelled)
  }
}
