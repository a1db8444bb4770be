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

@Suite("Credentials that are kept and refreshed")
struct CachedCredentialsTests {
  private let clock = TestHost.clock()

  private func key(
    _ number: Int, lasting seconds: TimeInterval?, features: FeatureSet = []
  ) -> ResolvedCredentials {
    ResolvedCredentials(
      Credentials(
        accessKeyID: "KEY\(number)", secretAccessKey: "secret",
        expiration: seconds.map { clock.now().addingTimeInterval($0) }),
      sources: ["test"], features: features)
  }

  private func cache(_ source: CountingSource, random: Double = 0.5) -> CachedCredentials {
    CachedCredentials(source, in: TestHost.make(clock: clock, random: random))
  }

  private func id(_ cache: CachedCredentials) async throws -> String {
    try await cache.credentials().accessKeyID
  }

  @Test("Credentials without an end are fetched once")
  func forever() async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: nil) }
    let cache = cache(source)
    for _ in 1...3 { #expect(try await id(cache) == "KEY1") }
    clock.advance(by: .seconds(1e8))
    #expect(try await id(cache) == "KEY1")
    #expect(source.count == 1)
  }

  @Test("Ten thousand calls at the expiry cause one refresh", .timeLimit(.minutes(1)))
  func oneRefresh() async throws {
    let gate = Gate(isOpen: true)
    let source = CountingSource(gate: gate) { number throws(CredentialsError) in
      key(number, lasting: 3600)
    }
    let cache = cache(source)
    _ = try await cache.credentials()
    clock.advance(by: .seconds(3600))
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 1...10_000 {
        group.addTask { try await cache.credentials().accessKeyID }
      }
      var ids: Set<String> = []
      for try await id in group { ids.insert(id) }
      return ids
    }
    #expect(ids == ["KEY2"])
    #expect(source.count == 2)
  }

  @Test("All that wait for the first credentials get the error of the fetch")
  func sharedError() async {
    let gate = Gate(isOpen: false)
    let source = CountingSource(gate: gate) { _ throws(CredentialsError) in
      throw CredentialsError("broken", kind: .refused)
    }
    let cache = cache(source)
    let tasks = (1...100).map { _ in
      Task { await Result { try await cache.credentials() } }
    }
    while source.count == 0 { await Task.yield() }
    await gate.open()
    for task in tasks {
      guard case .failure(let error as CredentialsError) = await task.value else {
        Issue.record("there are no credentials")
        return
      }
      #expect(error.message == "broken")
    }
  }

  @Test("In the advisory window the old credentials are handed out while new ones are fetched")
  func advisory() async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: 7200) }
    let cache = cache(source)
    #expect(try await id(cache) == "KEY1")
    clock.advance(by: .seconds(7200 - 11 * 60))
    #expect(try await id(cache) == "KEY1")
    while try await id(cache) == "KEY1" { await Task.yield() }
    #expect(source.count == 2)
  }

  @Test("Jitter moves the start of the advisory window by up to a fifth", arguments: [0.0, 1.0])
  func jitter(random: Double) async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: 7200) }
    let cache = cache(source, random: random)
    _ = try await cache.credentials()
    clock.advance(by: .seconds(7200 - 13 * 60))
    _ = try await cache.credentials()
    for _ in 1...100 { await Task.yield() }
    #expect(source.count == (random == 0 ? 2 : 1))
  }

  @Test("In the mandatory window callers wait for new credentials")
  func mandatory() async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: 7200) }
    let cache = cache(source)
    _ = try await cache.credentials()
    clock.advance(by: .seconds(7200 - 9 * 60))
    #expect(try await id(cache) == "KEY2")
  }

  @Test("Short-lived credentials are not refreshed at each call")
  func shortLived() async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: 60) }
    let cache = cache(source)
    for _ in 1...10 { #expect(try await id(cache) == "KEY1") }
    clock.advance(by: .seconds(20))
    #expect(try await id(cache) == "KEY1")
    #expect(source.count == 1)
  }

  @Test("A refresh that fails harms nobody while the old credentials hold, and is paused")
  func staticStability() async throws {
    let source = CountingSource { number throws(CredentialsError) in
      guard number == 1 else { throw CredentialsError("down", kind: .unreachable) }
      return key(1, lasting: 7200)
    }
    let cache = cache(source)
    _ = try await cache.credentials()
    clock.advance(by: .seconds(7200 - 300))
    for _ in 1...5 { #expect(try await id(cache) == "KEY1") }
    #expect(source.count == 2)
    clock.advance(by: .seconds(76))
    #expect(try await id(cache) == "KEY1")
    while source.count < 3 { await Task.yield() }
    clock.advance(by: .seconds(300))
    let error = await #expect(throws: CredentialsError.self) { try await cache.credentials() }
    #expect(error?.message == "down")
  }

  @Test("After a failure the next call tries again")
  func recovery() async throws {
    let source = CountingSource { number throws(CredentialsError) in
      guard number > 1 else { throw CredentialsError("down", kind: .unreachable) }
      return key(number, lasting: 7200)
    }
    let cache = cache(source)
    await #expect(throws: CredentialsError.self) { try await cache.credentials() }
    #expect(try await id(cache) == "KEY2")
  }

  @Test("A caller that is cancelled stops waiting at once, and the others get the credentials")
  func cancellation() async throws {
    let gate = Gate(isOpen: false)
    let source = CountingSource(gate: gate) { number throws(CredentialsError) in
      key(number, lasting: 7200)
    }
    let cache = cache(source)
    let impatient = Task { try await cache.credentials() }
    let patient = Task { try await cache.credentials() }
    while source.count == 0 { await Task.yield() }
    impatient.cancel()
    let error = await #expect(throws: CredentialsError.self) { try await impatient.value }
    #expect(error?.kind == .cancelled)
    await gate.open()
    #expect(try await patient.value.accessKeyID == "KEY1")
  }

  @Test("Credentials that come expired are an error that names both times")
  func comeExpired() async {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: -60) }
    let cache = cache(source)
    let error = await #expect(throws: CredentialsError.self) { try await cache.credentials() }
    #expect(error?.kind == .expired)
    #expect(error?.message.contains("clock says 2027-01-15T08:00:00Z") == true)
  }

  @Test("Old credentials of instance metadata are used, for services accept them then")
  func oldInstanceCredentials() async throws {
    let source = CountingSource { number throws(CredentialsError) in
      key(number, lasting: -60, features: [.credentialsImds])
    }
    let cache = cache(source)
    for _ in 1...3 { #expect(try await id(cache) == "KEY1") }
    #expect(source.count == 1)
    clock.advance(by: .seconds(600))
    _ = try await cache.credentials()
    while source.count == 1 { await Task.yield() }
  }

  @Test("What is invalidated is fetched anew")
  func invalidation() async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: nil) }
    let cache = cache(source)
    _ = try await cache.credentials()
    cache.invalidate()
    #expect(try await id(cache) == "KEY2")
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}
