import Synchronization

/// Commands and jobs for the agent, and whether it still takes any.
///
/// A task has one command to start under way at most, and one transfer may be cancelled and
/// resumed: what stands here is bounded by the handles of the pool.
final class Mailbox: Sendable {
  /// What the agent is told to do.
  enum Command {
    case start(Transfer)
    case cancel(Transfer)
    case resume(Transfer)
  }

  private struct State {
    var commands: [Command] = []
    var jobs: [UnownedJob] = []
    /// Whether the agent waits, or is about to, and so has to be woken.
    var agentSleeps = false
    /// Whether the agent has to look at the time again before it waits.
    var hasToLook = false
    var isClosed = false
    var agentIsGone = false
    var closers: [WaitingTask<Void>] = []
  }

  private let multi: MultiHandle
  private let state = Mutex(State())
  /// Threads that are about to wake the agent. It waits for them before it destroys what they
  /// call.
  private let wakers = Atomic<Int>(0)
  /// What `agentSleeps` was a moment ago.
  private let sleepHint = Atomic<Bool>(false)

  init(_ multi: MultiHandle) {
    self.multi = multi
  }
}

// MARK: - From any thread

extension Mailbox {
  /// Whether the agent seems to wait. It may do otherwise by now.
  var agentSeemsToSleep: Bool { sleepHint.load(ordering: .relaxed) }

  /// Leaves a command for the agent.
  ///
  /// - Returns: `false` if the agent takes no more.
  func post(_ command: Command) -> Bool {
    let (isTaken, hasToWake) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.commands.append(command)
      return (true, claimWaking(&state))
    }
    if hasToWake { wake() }
    return isTaken
  }

  /// Leaves a job for the agent to run.
  ///
  /// - Returns: `false` if the agent takes no more.
  func post(_ job: UnownedJob) -> Bool {
    let (isTaken, hasToWake) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.jobs.append(job)
      return (true, claimWaking(&state))
    }
    if hasToWake { wake() }
    return isTaken
  }

  /// Has the agent look at the time again.
  func nudge() {
    let hasToWake = state.withLock { state in
      state.hasToLook = true
      return claimWaking(&state)
    }
    if hasToWake { wake() }
  }

  /// Has the agent end all it does, and itself. Does not wait.
  func close() {
    let hasToWake = state.withLock { state in
      guard !state.isClosed else { return false }
      state.isClosed = true
      return claimWaking(&state)
    }
    if hasToWake { wake() }
  }

  /// Returns when the agent thread has ended all it does.
  func waitUntilAgentIsGone() async {
    await WaitingTask.wait { task in
      let isGone = state.withLock { state in
        if !state.agentIsGone { state.closers.append(task) }
        return state.agentIsGone
      }
      if isGone { task.resume(returning: ()) }
    }
  }

  private func claimWaking(_ state: inout State) -> Bool {
    guard state.agentSleeps else { return false }
    state.agentSleeps = false
    sleepHint.store(false, ordering: .relaxed)
    // Under the lock, so that the agent, which takes the lock before it ends, sees it.
    wakers.add(1, ordering: .relaxed)
    return true
  }

  private func wake() {
    multi.wakeUp()
    wakers.subtract(1, ordering: .releasing)
  }
}

// MARK: - From the agent thread

extension Mailbox {
  /// Puts the jobs that were posted since the last time in the place of others.
  func takeJobs(into jobs: inout [UnownedJob]) {
    jobs.removeAll(keepingCapacity: true)
    state.withLock { state in swap(&jobs, &state.jobs) }
  }

  /// Puts all commands that were posted since the last time in the place of others.
  ///
  /// - Returns: `false` if the mailbox is closed.
  func takeCommands(into commands: inout [Command]) -> Bool {
    commands.removeAll(keepingCapacity: true)
    return state.withLock { state in
      state.agentSleeps = false
      sleepHint.store(false, ordering: .relaxed)
      state.hasToLook = false
      swap(&commands, &state.commands)
      return !state.isClosed
    }
  }

  /// Says that the agent is about to wait.
  ///
  /// - Parameter isLent: Whether every command has to wake it.
  /// - Returns: `false` if there is something to do first.
  func fallAsleep(isLent: Bool = false) -> Bool {
    state.withLock { state in
      state.agentSleeps =
        state.commands.isEmpty && state.jobs.isEmpty && !state.hasToLook && !state.isClosed
      sleepHint.store(state.agentSleeps && !isLent, ordering: .relaxed)
      return state.agentSleeps
    }
  }

  /// Waits for those who are about to wake the agent: a system call's time. Call it once the
  /// mailbox is closed, as then there will be no others.
  func waitForWakers() {
    while wakers.load(ordering: .acquiring) > 0 {}
  }

  /// Lets go of who waits for the agent's end.
  func agentIsGone() {
    let closers = state.withLock { state in
      state.agentIsGone = true
      defer { state.closers = [] }
      return state.closers
    }
    for closer in closers { closer.resume(returning: ()) }
  }
}
