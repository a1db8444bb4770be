import CLibcurl
import HTTPTransportAPI
import Synchronization

/// What a transport shares with its agent thread: the multi handle behind a lock, the pool of easy
/// handles, and the mailbox.
///
/// Tasks leave commands in the mailbox. With epoll, a task that finds the agent asleep and the lock
/// free starts its transfer by itself, which spares waking the agent, and may wait a moment for the
/// response. A task that runs on the agent's thread, with nothing else to do there, does the agent's
/// work meanwhile.
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

  /// Has a transfer begin, or go on if it has begun, and a task be resumed once it is answered: with
  /// `false` if the engine is closed, and then nobody else has the transfer.
  func carry(_ transfer: Transfer, for task: WaitingTask<Bool>) {
    guard !transfer.hasBegun else {
      let isAnswered = core.withLock { _ in
        if !transfer.isAnswered { transfer.task = task }
        return transfer.isAnswered
      }
      if isAnswered { task.resume(returning: true) }
      return
    }
    transfer.task = task
    transfer.outbox?.start { [weak transfer, weak self] in
      if let transfer { self?.resume(transfer) }
    }
    if !start(transfer) { task.resume(returning: false) }
  }

  /// - Returns: `false` if the engine is closed.
  private func start(_ transfer: Transfer) -> Bool {
    // To try for a lock that is held is a system call, and an agent that is awake looks at its
    // mailbox anyway. On its own thread there are other tasks to come: requests that go out together
    // wake the server once, and with 64 under way a fourth more of them were answered.
    if multi.isOpenToCallers, mailbox.agentSeemsToSleep, !thread.isThisOne, startHere(transfer) {
      return true
    }
    return mailbox.post(.start(transfer))
  }

  /// - Returns: `false` if it has not begun: others are at work, or the engine is closed.
  private func startHere(_ transfer: Transfer) -> Bool {
    let begun = core.withLockIfAvailable { core -> (hasToNudge: Bool, Resumptions.Batch)? in
      guard !core.isLent, core.start(transfer) else { return nil }
      core.runTimers()
      return (core.isDueBeforeAgentWakes, core.resumptions.take())
    }
    guard let begun, let (hasToNudge, batch) = begun else { return false }
    batch.run()
    if hasToNudge { mailbox.nudge() }
    return true
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

// MARK: - The only transfer

extension Engine {
  /// Has a transfer begin, if there is no other, and waits a moment for what comes of it on the thread
  /// that asked, without any of what a task needs in order to be suspended and resumed.
  ///
  /// - Returns: Whether it is answered. If not, ``carry(_:for:)`` is next.
  func carryAlone(_ transfer: Transfer) -> Bool {
    guard transfer.outbox == nil else { return false }
    if thread.isThisOne { return carryOnAgent(transfer) }
    guard multi.isOpenToCallers, mailbox.agentSeemsToSleep else { return false }
    return carryHere(transfer)
  }

  /// The agent does everything else meanwhile, and so do others: it is the one socket that they do
  /// not wait for.
  private func carryHere(_ transfer: Transfer) -> Bool {
    let end = transfer.phases.start.advanced(byNanoseconds: Patience.longestWait)
    var time = Patience.longestWait
    guard let begun = core.withLockIfAvailable({ $0.startHolding(transfer) }), var step = begun
    else { return false }
    while true {
      step.batch.run()
      if step.hasToNudge { mailbox.nudge() }
      guard let socket = step.socket else { return step.isAnswered }
      let found = socket.wait(nanoseconds: time)
      step = core.withLock { $0.perform(found, for: transfer) }
      if step.socket != nil { time = Moment.now.nanoseconds(until: end) }
    }
  }

  /// Does the agent's work until the transfer is answered or there is something else to do.
  private func carryOnAgent(_ transfer: Transfer) -> Bool {
    guard thread.jobsToBegin == 0, var turn = startLent(transfer) else { return false }
    let end = transfer.phases.start.advanced(byNanoseconds: Patience.longestWait)
    while !turn.isAnswered, !turn.isOver, mailbox.fallAsleep(isLent: true) {
      wait(min(turn.wait, Int32(Patience.longestWait / 1_000_000)))
      turn = takeTurn(lentFor: transfer)
      guard turn.isAnswered || Moment.now < end else { break }
    }
    // How long the agent may wait has to be asked again.
    if !turn.isAnswered { mailbox.nudge() }
    return turn.isAnswered
  }

  private func startLent(_ transfer: Transfer) -> Turn? {
    let begun = core.withLock { core -> (Turn, Resumptions.Batch)? in
      guard core.isIdle, core.start(transfer) else { return nil }
      transfer.hasBegun = true
      core.runTimers()
      core.isLent = !transfer.isAnswered
      let turn = Turn(isAnswered: transfer.isAnswered, wait: core.timeToWait())
      return (turn, core.resumptions.take())
    }
    guard let (turn, batch) = begun else { return nil }
    batch.run()
    return turn
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
    /// Whether the transfer that the thread is lent for is answered.
    var isAnswered = false
    /// In milliseconds.
    var wait: Int32 = 0
  }

  /// Does what there is to do.
  ///
  /// - Parameter transfer: What the thread is lent for.
  private func takeTurn(lentFor transfer: Transfer? = nil) -> Turn {
    let (turn, batch) = core.withLock { core -> (Turn, Resumptions.Batch) in
      var commands = thread.commands
      thread.commands = []
      let isOpen = mailbox.takeCommands(into: &commands)
      // Also when it is closed: what began before ends as closed.
      for command in commands { core.obey(command) }
      commands.removeAll(keepingCapacity: true)
      thread.commands = commands
      guard isOpen else { return (Turn(isOver: true), core.resumptions.take()) }
      core.perform(thread.events)
      thread.events.clear()
      core.isLent = transfer?.isAnswered == false
      let turn = Turn(isAnswered: transfer?.isAnswered == true, wait: core.timeToWait())
      return (turn, core.resumptions.take())
    }
    batch.run()
    return turn
  }

  private func wait(_ milliseconds: Int32) {
    let code = multi.wait(thread.events, for: milliseconds)
    if code != CURLM_OK { failAll(code) }
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
