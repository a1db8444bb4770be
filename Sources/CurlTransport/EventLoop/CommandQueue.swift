import Synchronization

/// What other threads leave for the transport's thread: commands for its event loop, and jobs for
/// its executor.
///
/// This is the only object that the event loop shares with other threads, apart from the body
/// buffers of streamed transfers. Its lock is held for a few instructions: the thread is woken, and
/// tasks are resumed, after it has been released.
final class CommandQueue: Sendable {
  enum Command {
    case start(Transfer)
    case cancel(Transfer)
    /// Resumes a transfer that a body buffer has paused.
    case resume(Transfer)
  }

  private struct State {
    var commands: [Command] = []
    var jobs: [UnownedJob] = []
    /// Whether the thread waits, or is about to, and has to be woken.
    var isLoopWaiting = false
    var isClosed = false
    var hasLoopEnded = false
    var closers: [TaskContinuation<Void>] = []
    /// `nil` when the event loop has ended, so that a transport that is closed but still referenced
    /// has no open descriptor.
    var waker: LoopWaker?
  }

  private let state: Mutex<State>

  init(_ waker: LoopWaker) {
    state = Mutex(State(waker: waker))
  }
}

// MARK: - From any thread

extension CommandQueue {
  /// Leaves a command for the event loop.
  ///
  /// - Returns: `false` if the queue is closed.
  func post(_ command: Command) -> Bool {
    change { $0.commands.append(command) }
  }

  /// Leaves a job for the transport's thread.
  ///
  /// - Returns: `false` if the queue is closed.
  func post(_ job: UnownedJob) -> Bool {
    change { $0.jobs.append(job) }
  }

  /// Tells the event loop to end. Does not wait.
  func close() {
    _ = change { $0.isClosed = true }
  }

  /// Changes the state, unless the queue is closed, and wakes the thread if it waits.
  ///
  /// - Returns: `false` if the queue is closed.
  private func change(_ body: (inout State) -> Void) -> Bool {
    let (isOpen, waker) = state.withLock { state -> (Bool, LoopWaker?) in
      guard !state.isClosed else { return (false, nil) }
      body(&state)
      defer { state.isLoopWaiting = false }
      return (true, state.isLoopWaiting ? state.waker : nil)
    }
    // After the lock is released: the thread takes it as soon as it is awake. Should the loop end
    // before, this reference keeps the descriptor open.
    waker?.wake()
    return isOpen
  }

  /// Returns when the event loop has ended.
  func waitUntilLoopHasEnded() async {
    await TaskContinuation.suspend { continuation in
      let hasEnded = state.withLock { state in
        if !state.hasLoopEnded { state.closers.append(continuation) }
        return state.hasLoopEnded
      }
      if hasEnded { continuation.resume(returning: ()) }
    }
  }
}

// MARK: - From the transport's thread

extension CommandQueue {
  /// Replaces the contents of `jobs` with the jobs that were posted since the last call.
  func takeJobs(into jobs: inout [UnownedJob]) {
    jobs.removeAll(keepingCapacity: true)
    state.withLock { state in swap(&jobs, &state.jobs) }
  }

  /// Replaces the contents of `commands` with the commands that were posted since the last call.
  ///
  /// - Returns: `false` if the queue is closed: these are the last ones.
  func takeCommands(into commands: inout [Command]) -> Bool {
    commands.removeAll(keepingCapacity: true)
    return state.withLock { state in
      state.isLoopWaiting = false
      swap(&commands, &state.commands)
      return !state.isClosed
    }
  }

  /// Announces that the thread is about to wait.
  ///
  /// - Returns: `false` if there is something to do first.
  func prepareToWait() -> Bool {
    state.withLock { state in
      state.isLoopWaiting = state.commands.isEmpty && state.jobs.isEmpty && !state.isClosed
      return state.isLoopWaiting
    }
  }

  /// Resumes the tasks that wait for the end of the event loop.
  func loopHasEnded() {
    let closers = state.withLock { state in
      state.hasLoopEnded = true
      state.waker = nil
      defer { state.closers = [] }
      return state.closers
    }
    for closer in closers { closer.resume(returning: ()) }
  }
}
