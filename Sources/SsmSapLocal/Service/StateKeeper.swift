import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of a service, and its store.
///
/// Requests that read never wait for those that change the state. With a store, changes happen one
/// after another, each on a copy that replaces the state once it is committed.
final class StateKeeper: Sendable {
  private let state: Mutex<ServiceState>
  private let store: (any LocalStore)?
  /// The state as of the last commit. The current state may differ from it by more than a change:
  /// readers apply what is due without a commit.
  private let committed: Mutex<ServiceState>
  private let turns = TurnQueue()
  private let clock: LocalClock
  private let landscape: Landscape
  private let seed: UInt64

  /// Creates a keeper without a store.
  init(_ landscape: Landscape, seed: UInt64, clock: LocalClock) {
    self.landscape = landscape
    self.seed = seed
    self.clock = clock
    store = nil
    state = Mutex(ServiceState(landscape, seed: seed, at: clock.now()))
    committed = Mutex(ServiceState(seed: seed))
  }

  /// Creates a keeper with the state in a store; if the store is empty, with that of a landscape.
  init(
    _ landscape: Landscape, seed: UInt64, clock: LocalClock, store: any LocalStore
  ) async throws(LocalStoreError) {
    self.landscape = landscape
    self.seed = seed
    self.clock = clock
    self.store = store
    let records = try await store.load()
    var initial: ServiceState
    if records.isEmpty {
      initial = ServiceState(landscape, seed: seed, at: clock.now())
      try await store.commit(try StateRecords.changes(from: nil, to: initial))
      initial.forgetChanges()
    } else {
      initial = try StateRecords.state(of: records, seed: seed)
    }
    state = Mutex(initial)
    committed = Mutex(initial)
  }

  /// Returns the state, advanced to the current time.
  func current() -> ServiceState {
    let now = clock.now()
    return state.withLock { state in
      state.advance(to: now)
      return state
    }
  }

  /// Runs an operation that changes nothing.
  func read(
    _ context: RequestContext, _ call: ServerCall<OperationHandler>
  ) throws(LocalFailure) -> [UInt8] {
    var handler = state.withLock { state in
      state.advance(context.scope, to: context.now)
      return OperationHandler(state: state[context.scope], context: context, ids: state.ids)
    }
    return try call.run(on: &handler)
  }

  /// Runs an operation that may change the state.
  ///
  /// - Throws: The operation's error, or an `InternalServerException` if the store fails; then nothing
  ///   has changed.
  func change(
    _ context: RequestContext, _ call: ServerCall<OperationHandler>
  ) async throws(LocalFailure) -> [UInt8] {
    guard let store else {
      return try state.withLock { state throws(LocalFailure) in
        let output = try state.run(context) { handler throws(LocalFailure) in
          try call.run(on: &handler)
        }
        state.forgetChanges()
        return output
      }
    }
    await turns.begin()
    defer { turns.end() }
    // The time at which the turn came, so that the order of times is that of the changes.
    var context = context
    context.now = clock.now()
    var new = state.withLock { $0 }
    let output = try new.run(context) { handler throws(LocalFailure) in try call.run(on: &handler) }
    do {
      try await commit(new, in: store)
    } catch {
      throw .internalError("the state cannot be stored: \(error.description)")
    }
    return output
  }

  /// Replaces the state of the landscape's regions.
  func seed(_ landscape: Landscape) async throws(LocalStoreError) {
    try await replace { $0.seed(landscape, at: clock.now()) }
  }

  /// Returns to the state at the start.
  func reset() async throws(LocalStoreError) {
    try await replace { $0 = ServiceState(self.landscape, seed: seed, at: clock.now()) }
  }

  private func replace(
    _ change: (inout ServiceState) -> Void
  ) async throws(LocalStoreError) {
    guard let store else {
      return state.withLock { state in
        let old = state
        change(&state)
        state.follow(old)
      }
    }
    await turns.begin()
    defer { turns.end() }
    var new = state.withLock { $0 }
    change(&new)
    try await commit(new, in: store, isComplete: true)
  }

  /// Commits a state and makes it the current one. Readers may have advanced the current one
  /// meanwhile; the new one advances to the same point by itself.
  private func commit(
    _ new: ServiceState, in store: any LocalStore, isComplete: Bool = false
  ) async throws(LocalStoreError) {
    let old = committed.withLock { $0 }
    let changes =
      isComplete
      ? try StateRecords.replacement(of: old, by: new)
      : try StateRecords.changes(from: old, to: new)
    try await Self.commit(changes, in: store)
    var new = new
    new.forgetChanges()
    committed.withLock { $0 = new }
    state.withLock { state in
      new.follow(state)
      state = new
    }
  }

  /// Commits in a task of its own. If the request's task is cancelled, because the client has left, the
  /// commit is not, so that state and store never differ.
  private static func commit(
    _ changes: [StoredChange], in store: any LocalStore
  ) async throws(LocalStoreError) {
    let task = Task { () async -> LocalStoreError? in
      do throws(LocalStoreError) {
        try await store.commit(changes)
        return nil
      } catch {
        return error
      }
    }
    if let error = await task.value { throw error }
  }
}
