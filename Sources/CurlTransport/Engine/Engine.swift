import CLibcurl
import HTTPTransportAPI
import Synchronization

/// What a transport shares with its agent thread: the multi handle behind a lock, the pool of easy
/// handles, and the mailbox.
///
/// Tasks leave commands in the mailbox. With epoll, a task that finds the agent asleep and the lock
/// free starts its transfer by itself, which spares waking the agent.
final class Engine: Sendable {
  let pool: HandlePool
  /// Runs jobs on the agent's thread.
  let executor: AgentExecutor
  private let multi: MultiHandle
  private let mailbox: Mailbox
  private let core: Mutex<Core>

  init(_ configuration: CurlTransportConfiguration, usesEpoll: Bool) throws(TransportError) {
    multi = try MultiHandle(configuration.limits, usesEpoll: usesEpoll)
    mailbox = Mailbox(multi)
    executor = AgentExecutor(mailbox)
    pool = HandlePool(configuration, multi)
    core = Mutex(Core(multi, pool))
  }

  /// Has a transfer begin.
  ///
  /// - Returns: `false` if the engine is closed; then nobody else has the transfer.
  func start(_ transfer: Transfer) -> Bool {
    // To try for a lock that is held is a system call, and an agent that is awake looks at its
    // mailbox anyway.
    guard multi.isOpenToCallers, mailbox.agentSeemsToSleep,
      let (isTaken, hasToNudge, batch) = startHere(transfer)
    else {
      return mailbox.post(.start(transfer))
    }
    batch.run()
    if hasToNudge { mailbox.nudge() }
    return isTaken
  }

  private func startHere(
    _ transfer: Transfer
  ) -> (isTaken: Bool, hasToNudge: Bool, batch: Resumptions.Batch)? {
    core.withLockIfAvailable { core in
      let isTaken = core.start(transfer)
      if isTaken { core.runTimers() }
      return (isTaken, core.isDueBeforeAgentWakes, core.resumptions.take())
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
    var events = SocketEvents.Batch()
    var turn = Turn()
    while !turn.isClosed {
      turn = takeTurn(&events)
      if turn.isClosed { continue }
      // After the tasks were resumed, as they may be jobs for this thread.
      executor.runJobs()
      guard mailbox.fallAsleep() else { continue }
      let code = multi.wait(&events, for: turn.wait)
      if code != CURLM_OK { failAll(code) }
    }
    end()
  }

  private struct Turn {
    var isClosed = false
    /// In milliseconds.
    var wait: Int32 = 0
  }

  private func takeTurn(_ events: inout SocketEvents.Batch) -> Turn {
    let (turn, batch) = core.withLock { core -> (Turn, Resumptions.Batch) in
      let post = mailbox.collect()
      // Also when it is closed: what began before ends as closed.
      for command in post.commands { core.obey(command) }
      guard !post.isClosed else { return (Turn(isClosed: true), core.resumptions.take()) }
      core.perform(events)
      events.clear()
      return (Turn(wait: core.timeToWait()), core.resumptions.take())
    }
    batch.run()
    return turn
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
    executor.handOverJobs()
    mailbox.waitForWakers()
    pool.close()
    multi.destroy()
    mailbox.agentIsGone()
  }
}
