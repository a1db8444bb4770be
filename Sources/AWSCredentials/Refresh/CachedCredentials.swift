public import AWSRuntime
import AWSSigV4
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keeps credentials and refreshes them in time, however many callers ask.
///
/// - One refresh runs at a time; callers that need its outcome wait for that one.
/// - In the advisory window before the expiry, a refresh runs beside the calls, which go on with
///   the old credentials. In the mandatory window, callers wait.
/// - While the old credentials hold, a refresh that fails harms nobody: they are handed out, and
///   the refresh is tried again after a pause.
/// - A caller that is cancelled stops waiting at once; the refresh goes on for the others.
public final class CachedCredentials: CredentialsProvider {
  private let source: any CredentialsProvider
  private let host: HostEnvironment
  private let policy: RefreshPolicy
  private let state = Mutex(State())

  private struct State {
    var current: ResolvedCredentials?
    var schedule: RefreshSchedule?
    var isRefreshing = false
    var refreshes = 0
    var lastOutcome: Outcome?
    var nextWaiter = 0
    var waiters: [Int: CheckedContinuation<Outcome, Never>] = [:]
  }

  private typealias Outcome = Result<ResolvedCredentials, CredentialsError>

  /// Keeps what another provider finds.
  ///
  /// - Parameters:
  ///   - source: Finds the credentials.
  ///   - host: Tells time and draws at random.
  ///   - policy: When to refresh.
  public init(
    _ source: any CredentialsProvider, in host: HostEnvironment,
    policy: RefreshPolicy = RefreshPolicy()
  ) {
    self.source = source
    self.host = host
    self.policy = policy
  }

  /// The credentials to use now, and where they came from.
  ///
  /// - Throws: `CredentialsError` when there are none that hold and none can be fetched.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let now = host.clock.now()
    switch state.withLock({ Self.decide(&$0, now) }) {
    case .use(let credentials):
      return credentials
    case .useAndRefresh(let credentials):
      Task { await self.refresh() }
      return credentials
    case .refreshAndWait(let refresh):
      Task { await self.refresh() }
      return try await wait(for: refresh)
    case .wait(let refresh):
      return try await wait(for: refresh)
    }
  }

  /// Forgets the credentials, such as after a service has refused them: the next call fetches.
  public func invalidate() {
    state.withLock {
      $0.current = nil
      $0.schedule = nil
    }
  }

  // MARK: Deciding

  private enum Decision {
    case use(ResolvedCredentials)
    case useAndRefresh(ResolvedCredentials)
    case refreshAndWait(Int)
    case wait(Int)
  }

  private static func decide(_ state: inout State, _ now: Date) -> Decision {
    guard let current = state.current else { return begin(&state) }
    guard let schedule = state.schedule, now >= schedule.advisory else { return .use(current) }
    if now >= schedule.mandatory { return begin(&state) }
    if state.isRefreshing { return .use(current) }
    state.isRefreshing = true
    state.refreshes &+= 1
    return .useAndRefresh(current)
  }

  private static func begin(_ state: inout State) -> Decision {
    if state.isRefreshing { return .wait(state.refreshes) }
    state.isRefreshing = true
    state.refreshes &+= 1
    return .refreshAndWait(state.refreshes)
  }

  // MARK: Refreshing

  private func refresh() async {
    let outcome: Outcome
    do {
      outcome = .success(try await fetch())
    } catch {
      outcome = .failure(error)
    }
    let now = host.clock.now()
    let random = host.random()
    let (answer, waiters) = state.withLock { state in
      let answer = conclude(&state, outcome, now, random)
      let waiters = state.waiters.values
      state.waiters = [:]
      state.isRefreshing = false
      state.lastOutcome = answer
      return (answer, waiters)
    }
    for waiter in waiters { waiter.resume(returning: answer) }
  }

  private func fetch() async throws(CredentialsError) -> ResolvedCredentials {
    let fresh = try await source.resolve()
    let now = host.clock.now()
    guard let end = fresh.credentials.expiration, end <= now else { return fresh }
    // Instance metadata hands out old credentials while it cannot make new ones, and services
    // then accept them.
    if fresh.features.contains([.credentialsImds]), fresh.sources.count == 1 { return fresh }
    throw CredentialsError(
      "\(fresh.sources.joined(separator: ", then ")) gave credentials that expired at "
        + "\(InternetTime.text(end)); this machine's clock says \(InternetTime.text(now))",
      kind: .expired)
  }

  /// Takes in how a refresh ended, and gives what those who wait for it get.
  private func conclude(
    _ state: inout State, _ outcome: Outcome, _ now: Date, _ random: Double
  ) -> Outcome {
    switch outcome {
    case .success(let fresh):
      state.current = fresh
      state.schedule = schedule(fresh, now, random)
      return outcome
    case .failure:
      guard let current = state.current, var schedule = state.schedule, schedule.end > now else {
        return outcome
      }
      schedule.advisory = min(policy.nextAttempt(after: now, random: random), schedule.end)
      // Nobody waits for a source that has just failed until the old credentials end.
      schedule.mandatory = schedule.end
      state.schedule = schedule
      return .success(current)
    }
  }

  private func schedule(
    _ fresh: ResolvedCredentials, _ now: Date, _ random: Double
  ) -> RefreshSchedule? {
    guard let end = fresh.credentials.expiration, end <= now else {
      return policy.schedule(
        fetched: now, expiring: fresh.credentials.expiration, random: random)
    }
    let next = now.addingTimeInterval(Self.pauseAfterOldCredentials * (1 + random))
    return RefreshSchedule(advisory: next, mandatory: .distantFuture, end: .distantFuture)
  }

  /// Seconds, and as many again at random.
  private static let pauseAfterOldCredentials: TimeInterval = 5 * 60

  // MARK: Waiting

  private func wait(for refresh: Int) async throws(CredentialsError) -> ResolvedCredentials {
    let id = state.withLock { state in
      state.nextWaiter &+= 1
      return state.nextWaiter
    }
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let early = enqueue(continuation, id, refresh) { continuation.resume(returning: early) }
      }
    } onCancel: {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
      waiter?.resume(returning: .failure(Self.cancelled))
    }
    return try outcome.get()
  }

  /// Keeps a caller until the refresh has ended; gives its outcome where it has already.
  private func enqueue(
    _ continuation: CheckedContinuation<Outcome, Never>, _ id: Int, _ refresh: Int
  ) -> Outcome? {
    state.withLock { state in
      if Task.isCancelled { return .failure(Self.cancelled) }
      let isOver = !state.isRefreshing || state.refreshes != refresh
      if isOver, let outcome = state.lastOutcome { return outcome }
      state.waiters[id] = continuation
      return nil
    }
  }

  private static let cancelled = CredentialsError("the task was cancelled", kind: .cancelled)
}
