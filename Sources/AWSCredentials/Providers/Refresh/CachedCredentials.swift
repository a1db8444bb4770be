public import AWSRuntime
import AWSSigV4
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A provider that caches the credentials of another provider and refreshes them before they expire.
///
/// - One refresh runs at a time. Callers that need its outcome wait for it.
/// - In the advisory window before the expiration, a refresh runs in the background while callers
///   get the old credentials. In the mandatory window, callers wait.
/// - If a refresh fails while the old credentials are valid, callers get these, and the refresh is
///   tried again after a pause.
/// - A caller that is cancelled stops waiting at once. The refresh goes on for the others.
/// - ``invalidate()`` forgets the credentials, and those of a refresh that is running.
public final class CachedCredentials: CredentialsProvider {
  private let source: any CredentialsProvider
  private let host: HostEnvironment
  private let policy: RefreshPolicy
  private let state = Mutex(State())

  private struct State {
    var current: ResolvedCredentials?
    var schedule: RefreshSchedule?

    /// The number of the refresh whose credentials will be kept.
    var refresh: Int?
    var refreshes = 0

    var callers = 0
    var waiters: [Int: Waiter] = [:]
  }

  /// A caller that waits for a refresh, from the moment at which it decides to.
  private struct Waiter {
    let refresh: Int
    var continuation: CheckedContinuation<Outcome, Never>?

    /// The outcome, if the refresh has ended before there was a continuation.
    var outcome: Outcome?
  }

  private typealias Outcome = Result<ResolvedCredentials, CredentialsError>

  /// Creates a cache.
  ///
  /// - Parameters:
  ///   - source: The provider of the credentials.
  ///   - host: The environment with the clock and the source of random numbers.
  ///   - policy: The times at which credentials are refreshed.
  public init(
    _ source: any CredentialsProvider, in host: HostEnvironment,
    policy: RefreshPolicy = RefreshPolicy()
  ) {
    self.source = source
    self.host = host
    self.policy = policy
  }

  /// Returns valid credentials and their origin.
  ///
  /// - Throws: `CredentialsError` if no valid credentials are cached and the refresh fails; of the
  ///   kind `cancelled` if the task is cancelled while it waits.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let now = host.clock.now()
    switch state.withLock({ Self.decide(&$0, now) }) {
    case .use(let credentials):
      return credentials
    case .useAndRefresh(let credentials, let refresh):
      start(refresh)
      return credentials
    case .refreshAndWait(let refresh, let waiter):
      start(refresh)
      return try await outcome(for: waiter)
    case .wait(let waiter):
      return try await outcome(for: waiter)
    }
  }

  /// Forgets the credentials, for example after a service has rejected them.
  ///
  /// The next call fetches new ones. It does not use the outcome of a refresh that is running, which
  /// may be the rejected credentials; only callers that wait for it already get it.
  public func invalidate() {
    state.withLock {
      $0.current = nil
      $0.schedule = nil
      $0.refresh = nil
    }
  }

  // MARK: Deciding

  private enum Decision {
    case use(ResolvedCredentials)
    case useAndRefresh(ResolvedCredentials, refresh: Int)
    case refreshAndWait(refresh: Int, waiter: Int)
    case wait(waiter: Int)
  }

  private static func decide(_ state: inout State, _ now: Date) -> Decision {
    guard let current = state.current else { return wait(&state) }
    guard let schedule = state.schedule, now >= schedule.advisory else { return .use(current) }
    if now >= schedule.mandatory { return wait(&state) }
    guard state.refresh == nil else { return .use(current) }
    return .useAndRefresh(current, refresh: nextRefresh(&state))
  }

  private static func wait(_ state: inout State) -> Decision {
    state.callers &+= 1
    let waiter = state.callers
    let running = state.refresh
    let refresh = running ?? nextRefresh(&state)
    state.waiters[waiter] = Waiter(refresh: refresh)
    return running == nil
      ? .refreshAndWait(refresh: refresh, waiter: waiter) : .wait(waiter: waiter)
  }

  private static func nextRefresh(_ state: inout State) -> Int {
    state.refreshes &+= 1
    state.refresh = state.refreshes
    return state.refreshes
  }

  // MARK: Refreshing

  /// Starts a refresh, which goes on if the caller is cancelled.
  private func start(_ refresh: Int) {
    Task { await run(refresh) }
  }

  private func run(_ refresh: Int) async {
    var outcome: Outcome
    do {
      outcome = .success(try await fetch())
    } catch {
      outcome = .failure(error)
    }
    let now = host.clock.now()
    let random = host.random()
    let waiting = state.withLock { state in
      if state.refresh == refresh {
        outcome = conclude(&state, outcome, now, random)
        state.refresh = nil
      }
      return Self.takeWaiting(for: refresh, outcome, &state)
    }
    for continuation in waiting { continuation.resume(returning: outcome) }
  }

  /// Returns the continuations of those who wait for a refresh, and leaves the outcome to the rest.
  private static func takeWaiting(
    for refresh: Int, _ outcome: Outcome, _ state: inout State
  ) -> [CheckedContinuation<Outcome, Never>] {
    var continuations: [CheckedContinuation<Outcome, Never>] = []
    for (number, waiter) in state.waiters where waiter.refresh == refresh {
      if let continuation = waiter.continuation {
        continuations.append(continuation)
        state.waiters[number] = nil
      } else {
        state.waiters[number]?.outcome = outcome
      }
    }
    return continuations
  }

  private func fetch() async throws(CredentialsError) -> ResolvedCredentials {
    let fresh = try await source.resolve()
    let now = host.clock.now()
    guard let end = fresh.credentials.expiration, end <= now else { return fresh }
    // Instance metadata returns old credentials while it cannot get new ones, and services accept
    // them then.
    if fresh.features.contains([.credentialsImds]), fresh.sources.count == 1 { return fresh }
    throw CredentialsError(
      "\(fresh.sources.joined(separator: ", then ")) gave credentials that expired at "
        + "\(InternetTime.text(end)); this machine's clock says \(InternetTime.text(now))",
      kind: .expired)
  }

  /// Keeps the outcome of a refresh, and returns what its waiters get: after a failure the old
  /// credentials, if they are still valid.
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
      // No caller waits for a source that has just failed before the old credentials expire.
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

  /// In seconds; up to the same time is added at random.
  private static let pauseAfterOldCredentials: TimeInterval = 5 * 60

  // MARK: Waiting

  private func outcome(for waiter: Int) async throws(CredentialsError) -> ResolvedCredentials {
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let known = enqueue(continuation, waiter) { continuation.resume(returning: known) }
      }
    } onCancel: {
      let cancelled = state.withLock { $0.waiters.removeValue(forKey: waiter) }
      cancelled?.continuation?.resume(returning: .failure(Self.cancelled))
    }
    return try outcome.get()
  }

  /// Keeps a continuation until the refresh has ended, or returns the outcome that is known already.
  private func enqueue(
    _ continuation: CheckedContinuation<Outcome, Never>, _ waiter: Int
  ) -> Outcome? {
    state.withLock { state in
      // The cancellation handler has removed it.
      guard let known = state.waiters[waiter] else { return .failure(Self.cancelled) }
      if let outcome = known.outcome {
        state.waiters[waiter] = nil
        return outcome
      }
      state.waiters[waiter]?.continuation = continuation
      return nil
    }
  }

  private static let cancelled = CredentialsError("the task was cancelled", kind: .cancelled)
}
