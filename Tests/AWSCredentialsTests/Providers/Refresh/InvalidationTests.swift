import AWSCredentials
import AWSRuntime
import AWSSigV4
import AWSTestKit
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Credentials that are forgotten during a refresh", .timeLimit(.minutes(1)))
struct InvalidationTests {
  private func cache(_ source: CountingSource) -> CachedCredentials {
    CachedCredentials(source, in: TestHost.make())
  }

  private static func key(_ number: Int) -> ResolvedCredentials {
    ResolvedCredentials(
      Credentials(accessKeyID: "KEY\(number)", secretAccessKey: "s"), sources: ["test"])
  }

  @Test("A refresh that was running is not used by later calls, whichever refresh ends first")
  func forgetsRefresh() async throws {
    let gates = [Gate(isOpen: false), Gate(isOpen: false)]
    for order in [[0, 1], [1, 0]] {
      let source = CountingSource(gates: gates) { number throws(CredentialsError) in
        Self.key(number)
      }
      let cache = cache(source)
      let early = Task { try await cache.credentials().accessKeyID }
      while source.count < 1 { await Task.yield() }
      cache.invalidate()
      let late = Task { try await cache.credentials().accessKeyID }
      while source.count < 2 { await Task.yield() }
      for index in order { await gates[index].open() }
      #expect(try await early.value == "KEY1")
      #expect(try await late.value == "KEY2")
      #expect(try await cache.credentials().accessKeyID == "KEY2")
      #expect(source.count == 2)
      for gate in gates { await gate.shut() }
    }
  }

  @Test("A refresh in the background that was running is forgotten as well")
  func forgetsBackgroundRefresh() async throws {
    let clock = TestHost.clock()
    let gate = Gate(isOpen: true)
    let source = CountingSource(gate: gate) { number throws(CredentialsError) in
      ResolvedCredentials(
        Credentials(
          accessKeyID: "KEY\(number)", secretAccessKey: "s",
          expiration: clock.now().addingTimeInterval(7200)), sources: ["test"])
    }
    let cache = CachedCredentials(source, in: TestHost.make(clock: clock))
    _ = try await cache.credentials()
    await gate.shut()
    clock.advance(by: .seconds(7200 - 11 * 60))
    #expect(try await cache.credentials().accessKeyID == "KEY1")
    while source.count < 2 { await Task.yield() }
    cache.invalidate()
    let late = Task { try await cache.credentials().accessKeyID }
    while source.count < 3 { await Task.yield() }
    await gate.open()
    #expect(try await late.value == "KEY3")
  }

  @Test("A caller whose task is cancelled before it asks gets cancellation")
  func cancelledBefore() async throws {
    let gate = Gate(isOpen: false)
    let source = CountingSource(gate: gate) { number throws(CredentialsError) in Self.key(number) }
    let cache = cache(source)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await cache.credentials().accessKeyID
    }
    task.cancel()
    let error = await #expect(throws: CredentialsError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
    await gate.open()
  }
}
