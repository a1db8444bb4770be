import AWSCredentials
import AWSRuntime
import AWSSigV4
import Synchronization
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Counts its calls, and answers by a function of their number once a gate is open.
private final class CountingSource: CredentialsProvider {
  private let asked = Mutex(0)
  private let gates: [Gate]
  private let answer: @Sendable (Int) throws(CredentialsError) -> ResolvedCredentials

  convenience init(
    gate: Gate = Gate(isOpen: true),
    _ answer: @escaping @Sendable (Int) throws(CredentialsError) -> ResolvedCredentials
  ) {
    self.init(gates: [gate], answer)
  }

  /// Each call passes the gate of its number, and those that follow the last one.
  init(
    gates: [Gate],
    _ answer: @escaping @Sendable (Int) throws(CredentialsError) -> ResolvedCredentials
  ) {
    self.gates = gates
    self.answer = answer
  }

  var count: Int { asked.withLock { $0 } }

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let number = asked.withLock { count in
      count += 1
      return count
    }
    await gates[min(number, gates.count) - 1].pass()
    return try answer(number)
  }
}

/// Suspends callers until it is opened.
private actor Gate {
  private var isOpen: Bool
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(isOpen: Bool) {
    self.isOpen = isOpen
  }

  func pass() async {
    guard !isOpen else { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  func shut() { isOpen = false }

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}

@Suite("Credentials that are kept and refreshed")
struct CachedCredentialsTests {
  private let clock = TestClock()

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
    clock.advance(by: 1e8)
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
    clock.advance(by: 3600)
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
    clock.advance(by: 7200 - 11 * 60)
    #expect(try await id(cache) == "KEY1")
    while try await id(cache) == "KEY1" { await Task.yield() }
    #expect(source.count == 2)
  }

  @Test("Jitter moves the start of the advisory window by up to a fifth", arguments: [0.0, 1.0])
  func jitter(random: Double) async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: 7200) }
    let cache = cache(source, random: random)
    _ = try await cache.credentials()
    clock.advance(by: 7200 - 13 * 60)
    _ = try await cache.credentials()
    for _ in 1...100 { await Task.yield() }
    #expect(source.count == (random == 0 ? 2 : 1))
  }

  @Test("In the mandatory window callers wait for new credentials")
  func mandatory() async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: 7200) }
    let cache = cache(source)
    _ = try await cache.credentials()
    clock.advance(by: 7200 - 9 * 60)
    #expect(try await id(cache) == "KEY2")
  }

  @Test("Short-lived credentials are not refreshed at each call")
  func shortLived() async throws {
    let source = CountingSource { number throws(CredentialsError) in key(number, lasting: 60) }
    let cache = cache(source)
    for _ in 1...10 { #expect(try await id(cache) == "KEY1") }
    clock.advance(by: 20)
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
    clock.advance(by: 7200 - 300)
    for _ in 1...5 { #expect(try await id(cache) == "KEY1") }
    #expect(source.count == 2)
    clock.advance(by: 76)
    #expect(try await id(cache) == "KEY1")
    while source.count < 3 { await Task.yield() }
    clock.advance(by: 300)
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
    clock.advance(by: 600)
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
    let clock = TestClock()
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
    clock.advance(by: 7200 - 11 * 60)
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

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}
