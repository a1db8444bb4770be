import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// The easy handles of a transport, at rest and in use. There are so many and no more: who wants
/// another waits for one to come back, first come, first served.
final class HandlePool: Sendable {
  /// Who waits for a handle. It is answered once, whoever is first, even before it waits.
  private final class Waiter: Sendable {
    private enum State {
      case early
      case waiting(WaitingTask<Grant>)
      case answered(Grant)
    }

    private let state = Mutex(State.early)

    func wait(_ task: WaitingTask<Grant>) {
      let grant = state.withLock { state -> Grant? in
        if case .answered(let grant) = state { return grant }
        state = .waiting(task)
        return nil
      }
      if let grant { task.resume(returning: grant) }
    }

    /// Answers unless that was done.
    func answer(_ grant: Grant) -> Bool {
      let (isFirst, task) = state.withLock { state -> (Bool, WaitingTask<Grant>?) in
        switch state {
        case .early:
          state = .answered(grant)
          return (true, nil)
        case .waiting(let task):
          state = .answered(grant)
          return (true, task)
        case .answered:
          return (false, nil)
        }
      }
      task?.resume(returning: grant)
      return isFirst
    }
  }

  /// What a waiter gets.
  enum Grant: Sendable {
    case handle(EasyHandle)
    /// Leave to make a handle.
    case room
    case refused(TransportError.Code)
  }

  private struct State {
    var idle: [EasyHandle] = []
    var count = 0
    var waiters: [Waiter] = []
    var firstWaiter = 0
    var isClosed = false
  }

  /// The most handles to keep when nobody uses them.
  private static let largestRest = 256

  private let configuration: CurlTransportConfiguration
  private let multi: MultiHandle
  private let limit: Int
  private let state = Mutex(State())
  private let recentURL = RecentURL()

  init(_ configuration: CurlTransportConfiguration, _ multi: MultiHandle) {
    self.configuration = configuration
    self.multi = multi
    limit = max(1, configuration.limits.requests)
  }

  /// Makes a handle before anybody needs one.
  func makeFirst() throws(TransportError) {
    guard case .room = take() else { return }
    giveBack(try make())
  }

  /// A handle to use, and to give back; `nil` if one has to be waited for.
  ///
  /// - Throws: ``TransportError`` with the code `closed`, or `other` when none can be made.
  func takeAtOnce(for request: HTTPRequest) throws(TransportError) -> EasyHandle? {
    guard let grant = take() else { return nil }
    if case .handle(let easy) = grant { return easy }
    return try handle(of: grant, for: request.authority ?? "")
  }

  /// A handle to use, and to give back.
  ///
  /// - Throws: ``TransportError`` with the code `timeout`, `cancelled` or `closed` when none came
  ///   free meanwhile.
  func take(
    until deadline: Moment, for authority: String
  ) async throws(TransportError) -> EasyHandle {
    try handle(of: await wait(until: deadline), for: authority)
  }

  private func handle(
    of grant: Grant, for authority: String
  ) throws(TransportError) -> EasyHandle {
    switch grant {
    case .handle(let easy): return easy
    case .room: return try make()
    case .refused(let code):
      let what =
        switch code {
        case .timeout: "had no turn in time among the requests under way"
        case .cancelled: "was cancelled"
        default: "ended as the transport was closed"
        }
      throw TransportError(
        code, "the request to \(authority) \(what)", requestMayHaveReachedServer: false)
    }
  }

  /// Takes a handle back.
  func giveBack(_ easy: EasyHandle) {
    easy.release()
    let waiter = state.withLock { state -> Waiter? in
      if let waiter = Self.next(&state) { return waiter }
      guard !state.isClosed, state.idle.count < Self.largestRest else {
        state.count -= 1
        return nil
      }
      state.idle.append(easy)
      return nil
    }
    guard let waiter else { return }
    // One that gave up meanwhile leaves it to the next.
    if !waiter.answer(.handle(easy)) { giveBack(easy) }
  }

  /// Refuses those who wait, and lets go of the handles at rest.
  func close() {
    let (waiters, idle) = state.withLock { state in
      state.isClosed = true
      defer {
        state.waiters = []
        state.firstWaiter = 0
        state.idle = []
      }
      return (state.waiters[state.firstWaiter...], state.idle)
    }
    // Freed here, outside the lock.
    _ = consume idle
    for waiter in waiters { _ = waiter.answer(.refused(.closed)) }
  }

  /// A grant, or `nil` when there is none and the waiter was lined up.
  private func take(orLineUp waiter: Waiter? = nil) -> Grant? {
    state.withLock { state in
      if state.isClosed { return .refused(.closed) }
      if let easy = state.idle.popLast() { return .handle(easy) }
      if state.count < limit {
        state.count += 1
        return .room
      }
      if let waiter { state.waiters.append(waiter) }
      return nil
    }
  }

  /// Leaves to others what came too late.
  private func decline(_ grant: Grant) {
    switch grant {
    case .handle(let easy): giveBack(easy)
    case .room: leaveRoom()
    case .refused: break
    }
  }

  private func make() throws(TransportError) -> EasyHandle {
    do {
      return try EasyHandle(configuration, multi, recentURL)
    } catch {
      leaveRoom()
      throw error
    }
  }

  private func leaveRoom() {
    let waiter = state.withLock { state -> Waiter? in
      if let waiter = Self.next(&state) { return waiter }
      state.count -= 1
      return nil
    }
    if let waiter, !waiter.answer(.room) { leaveRoom() }
  }

  private static func next(_ state: inout State) -> Waiter? {
    guard state.firstWaiter < state.waiters.count else { return nil }
    let waiter = state.waiters[state.firstWaiter]
    state.firstWaiter += 1
    // Half of it empty is a good time to move the rest; the cost is constant a waiter.
    if state.firstWaiter * 2 > state.waiters.count {
      state.waiters.removeFirst(state.firstWaiter)
      state.firstWaiter = 0
    }
    return waiter
  }

  private func wait(until deadline: Moment) async -> Grant {
    let waiter = Waiter()
    let alarm = Task {
      let left = max(0, Moment.now.nanoseconds(until: deadline))
      try await Task.sleep(for: .nanoseconds(left), clock: .continuous)
      _ = waiter.answer(.refused(.timeout))
    }
    defer { alarm.cancel() }
    return await withTaskCancellationHandler {
      if let grant = take(orLineUp: waiter), !waiter.answer(grant) { decline(grant) }
      return await WaitingTask.wait { waiter.wait($0) }
    } onCancel: {
      _ = waiter.answer(.refused(.cancelled))
    }
  }
}
