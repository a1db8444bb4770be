import CLibcurl
import HTTPTransportAPI
import Synchronization

/// What a transport shares with its agent thread: the multi handle behind a lock, the pool of easy
/// handles, and the mailbox.
///
/// Tasks leave commands in the mailbox. With epoll, a task that finds the agent asleep and the lock
/// free starts its transfer by itself, which spares waking the agent, and may wait a moment for the
/// response. A task that runs on the agent's thread, with nothing else to do there, does the agent's
/// work until its transfer is over.
final class Engine: Sendable {
  let pool: HandlePool
  /// Runs jobs on the agent's thread.
  let executor: AgentExecutor
  private let multi: MultiHandle
  private let mailbox: Mailbox
  private let thread = AgentThread()
  private let core: Mutex<Core>

  init(_ configuration: CurlTransportConfiguration, usesEpoll: Bool) throws(TransportError) {
    multi = try MultiHandle(configuration.limits, usesEpoll: usesEpoll)
    mailbox = Mailbox(multi)
    executor = AgentExecutor(mailbox, thread)
    pool = HandlePool(configuration, multi)
    core = Mutex(Core(multi, pool))
  }

  /// Has a transfer begin.
  ///
  /// - Returns: `false` if the engine is closed; then nobody else has the transfer.
  func start(_ transfer: Transfer) -> Bool {
    if thread.isThisOne { return startOnAgent(transfer) }
    // To try for a lock that is held is a system call, and an agent that is awake looks at its
    // mailbox anyway.
    guard multi.isOpenToCallers, mailbox.agentSeemsToSleep, let started = startHere(transfer) else {
      return mailbox.post(.start(transfer))
    }
    started.batch.run()
    if started.hasToNudge { mailbox.nudge() }
    if let socket = started.socket { waitHere(for: transfer, socket) }
    return started.isTaken
  }

  private struct Start {
    var isTaken: Bool
    /// What the task is to wait for by itself.
    var socket: HeldSocket?
    /// Whether the agent has to look at the time.
    var hasToNudge: Bool
    var batch: Resumptions.Batch
  }

  private func startHere(_ transfer: Transfer) -> Start? {
    let started = core.withLockIfAvailable { core -> Start? in
      guard !core.isLent else { return nil }
      let (isTaken, socket) = core.startHolding(transfer)
      return Start(
        isTaken: isTaken, socket: socket, hasToNudge: core.isDueBeforeAgentWakes,
        batch: core.resumptions.take())
    }
    return started ?? nil
  }

  /// Waits a moment for a response on the thread that sent the request, then leaves it to the agent.
  ///
  /// The agent does everything else meanwhile, and so do others: it is the one socket that they do
  /// not wait for.
  private func waitHere(for transfer: Transfer, _ socket: HeldSocket) {
    let end = transfer.phases.start.advanced(byNanoseconds: Patience.longestWait)
    var time = Patience.longestWait
    var next: HeldSocket? = socket
    while let socket = next {
      let found = socket.wait(nanoseconds: time)
      let (held, hasToNudge, batch) = core.withLock {
        core -> (HeldSocket?, Bool, Resumptions.Batch) in
        let held = core.perform(found, for: transfer)
        return (held, held == nil && core.isDueBeforeAgentWakes, core.resumptions.take())
      }
      batch.run()
      if hasToNudge { mailbox.nudge() }
      next = held
      if held != nil { time = Moment.now.nanoseconds(until: end) }
    }
  }

  /// Has a transfer end as cancelled.
  func cancel(_ transfer: Transfer) { _ = mailbox.post(.cancel(transfer)) }

  /// Has libcurl ask again what it was told to wait for.
  func resume(_ transfer: Transfer) { _ = mailbox.post(.resume(transfer)) }

  /// Has the agent end all that is under way, and itself. Does not wait.
  func close() {
    pool.close()
    mailbox.close()
  }

  /// Returns when the agent has ended all it does.
  func waitUntilAgentIsGone() async { await mailbox.waitUntilAgentIsGone() }

  /// Takes down what was built for an agent that could not be started.
  func destroyWithoutAgent() {
    close()
    core.withLock { $0.end() }
    multi.destroy()
    mailbox.agentIsGone()
  }
}

// MARK: - The agent

extension Engine {
  /// What the agent thread runs: it waits for what happens, and does what that calls for, until
  /// the mailbox is closed. It retains the engine, not the transport, which therefore can go away
  /// at any time and close the engine as it does.
  func runAgent() {
    thread.begin()
    while true {
      let turn = takeTurn()
      if turn.isOver { break }
      // After the tasks were resumed, as they may be jobs for this thread.
      executor.runJobs()
      guard mailbox.fallAsleep() else { continue }
      wait(turn.wait)
    }
    end()
  }

  private struct Turn {
    /// Whether it was the last.
    var isOver = false
    /// In milliseconds.
    var wait: Int32 = 0
  }

  /// Does what there is to do.
  ///
  /// - Parameter transfer: What the thread is lent for. The turn in which its task is answered is
  ///   the last.
  private func takeTurn(lentFor transfer: Transfer? = nil) -> Turn {
    let (turn, batch) = core.withLock { core -> (Turn, Resumptions.Batch) in
      let post = mailbox.collect()
      // Also when it is closed: what began before ends as closed.
      for command in post.commands { core.obey(command) }
      guard !post.isClosed else { return (Turn(isOver: true), core.resumptions.take()) }
      core.perform(thread.events)
      thread.events.clear()
      core.isLent = transfer?.isAnswered == false
      let turn = Turn(isOver: transfer?.isAnswered == true, wait: core.timeToWait())
      return (turn, core.resumptions.take())
    }
    batch.run()
    return turn
  }

  private func wait(_ milliseconds: Int32) {
    let code = multi.wait(thread.events, for: milliseconds)
    if code != CURLM_OK { failAll(code) }
  }

  /// Has a transfer begin whose task runs on this thread, and does the agent's work until the task is
  /// answered or there is something else to do. An answered task goes on at once, where one that is
  /// resumed later takes a job.
  private func startOnAgent(_ transfer: Transfer) -> Bool {
    guard thread.jobsToBegin == 0, let (isTaken, turn, batch) = startLent(transfer) else {
      return mailbox.post(.start(transfer))
    }
    batch.run()
    var next = turn
    while !next.isOver, mailbox.fallAsleep(isLent: true) {
      wait(next.wait)
      next = takeTurn(lentFor: transfer)
    }
    return isTaken
  }

  private func startLent(
    _ transfer: Transfer
  ) -> (isTaken: Bool, turn: Turn, batch: Resumptions.Batch)? {
    core.withLock { core in
      guard core.isIdle else { return nil }
      let isTaken = core.start(transfer)
      core.runTimers()
      core.isLent = isTaken && !transfer.isAnswered
      let turn = Turn(isOver: !core.isLent, wait: core.timeToWait())
      return (isTaken, turn, core.resumptions.take())
    }
  }

  private func failAll(_ code: CURLMcode) {
    let batch = core.withLock { core in
      core.failAll(code)
      return core.resumptions.take()
    }
    batch.run()
  }

  private func end() {
    let batch = core.withLock { core in
      core.end()
      return core.resumptions.take()
    }
    batch.run()
    thread.end()
    executor.handOverJobs()
    mailbox.waitForWakers()
    pool.close()
    multi.destroy()
    mailbox.agentIsGone()
  }
}
