import CLibcurl
import HTTPTransportAPI

/// The multi handle and what is under way in it. All of it belongs to who holds the engine's lock.
struct Core: ~Copyable {
  /// The longest that the agent waits when nothing is under way.
  private static let longestWait: Int32 = 60_000

  let resumptions = Resumptions()
  private let multi: MultiHandle
  private let pool: HandlePool
  /// Retains each transfer while its easy handle is in the multi handle.
  private var underWay: [Transfer] = []
  private var isOver = false
  /// Whether the agent's thread waits on behalf of a task that runs on it: then no other thread
  /// may do anything here, as that would not end the wait.
  var isLent = false
  private var patience = Patience()
  /// When to look at the transfers' time-outs.
  private var nextLook: Moment?
  /// Until when the agent waits, or would if nothing happened.
  private var agentWakes: Moment?

  init(_ multi: MultiHandle, _ pool: HandlePool) {
    self.multi = multi
    self.pool = pool
  }

  /// Whether nothing is under way.
  var isIdle: Bool { underWay.isEmpty }

  // MARK: Commands

  mutating func obey(_ command: Mailbox.Command) {
    switch command {
    case .start(let transfer):
      if !start(transfer) { finish(transfer, .failure(CurlFailure.error(.closed, of: transfer))) }
    case .cancel(let transfer): cancel(transfer)
    case .resume(let transfer): resume(transfer)
    }
  }

  /// - Returns: `false` if nothing begins any more.
  mutating func start(_ transfer: Transfer) -> Bool {
    guard !isOver else { return false }
    guard let easy = transfer.easy, !transfer.isOver else { return true }
    guard !transfer.wasCancelled else {
      finish(transfer, .failure(CurlFailure.error(.cancelled, of: transfer)))
      return true
    }
    // It is retained until its handle is given back.
    unsafe easy.transfer = unsafe Unmanaged.passUnretained(transfer)
    transfer.resumptions = resumptions
    let code = multi.add(easy)
    guard code == CURLM_OK else {
      finish(transfer, .failure(error(code, of: transfer)))
      return true
    }
    transfer.slot = underWay.count
    underWay.append(transfer)
    let look = transfer.phases.firstLook
    nextLook = min(nextLook ?? look, look)
    return true
  }

  private mutating func cancel(_ transfer: Transfer) {
    guard !transfer.isOver else { return }
    transfer.wasCancelled = true
    // A cancel command may come before the start command; that sees it then.
    guard transfer.slot != nil else { return }
    finish(transfer, .failure(CurlFailure.error(.cancelled, of: transfer)))
  }

  private mutating func resume(_ transfer: Transfer) {
    guard transfer.slot != nil, !transfer.isOver, let easy = transfer.easy else { return }
    let code = easy.pause(
      receiving: transfer.inbox?.isHoldingUp ?? false,
      sending: transfer.outbox?.isHoldingUp ?? false)
    guard code != CURLE_OK else { return }
    finish(transfer, .failure(CurlFailure.error(code, of: transfer, easy)))
  }

  // MARK: Work

  /// Has libcurl do what it can without waiting, and takes note of what is over.
  mutating func perform(_ events: SocketEvents.Batch) {
    if !underWay.isEmpty || events.count > 0 { settle(multi.perform(events)) }
    checkTimes()
  }

  /// What a task that waits for its transfer by itself finds.
  struct Step {
    var isAnswered: Bool
    /// The socket to wait for; `nil` if the agent waits for it.
    var socket: HeldSocket?
    /// Whether the agent has to look at the time.
    var hasToNudge: Bool
    var batch: Resumptions.Batch
  }

  /// Has a transfer begin, if there is no other and that is worth while, and its socket be left to the
  /// caller.
  ///
  /// - Returns: `nil` if it has not begun.
  mutating func startHolding(_ transfer: Transfer) -> Step? {
    guard !isLent, !isOver, isIdle, patience.isWorthTrying(), multi.holdNext() else { return nil }
    _ = start(transfer)
    transfer.hasBegun = true
    runTimers()
    return step(transfer.isAnswered ? nil : multi.heldSocket, for: transfer)
  }

  /// Has libcurl do what it can after a task's own wait for its transfer.
  ///
  /// - Parameter found: What happened on the socket; `nil` if nothing did in time.
  mutating func perform(_ found: HeldSocket?, for transfer: Transfer) -> Step {
    // Once it is over, there may be no multi handle any more.
    guard !isOver else { return step(nil, for: transfer) }
    if let found, !transfer.isAnswered { settle(multi.perform(found)) }
    let next = found != nil && !transfer.isAnswered ? multi.heldSocket : nil
    if next == nil {
      let end = transfer.phases.start.advanced(byNanoseconds: Patience.moment)
      patience.note(inTime: transfer.isAnswered && Moment.now <= end)
    }
    return step(next, for: transfer)
  }

  private func step(_ socket: HeldSocket?, for transfer: Transfer) -> Step {
    if socket == nil, !isOver { multi.release() }
    return Step(
      isAnswered: transfer.isAnswered, socket: socket,
      hasToNudge: socket == nil && isDueBeforeAgentWakes, batch: resumptions.take())
  }

  /// Has libcurl begin what was just added.
  mutating func runTimers() {
    settle(multi.runTimers())
  }

  private mutating func settle(_ code: CURLMcode) {
    while let (transfer, result) = multi.nextFinished() {
      guard let easy = transfer.easy else { continue }
      finish(
        transfer,
        result == CURLE_OK
          ? transfer.takeResponse(easy)
          : .failure(CurlFailure.error(result, of: transfer, easy)))
    }
    if code != CURLM_OK { failAll(code) }
  }

  /// Takes a transfer out of libcurl and has its task resume.
  private mutating func finish(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
    transfer.finish(outcome, resumptions)
    guard let easy = transfer.easy else { return }
    if let slot = transfer.slot {
      multi.remove(easy)
      vacate(slot)
      transfer.slot = nil
    }
    transfer.easy = nil
    pool.giveBack(easy)
  }

  private mutating func vacate(_ slot: Int) {
    guard let last = underWay.popLast(), slot < underWay.count else { return }
    underWay[slot] = last
    last.slot = slot
  }

  /// When libcurl's multi handle fails, what was under way is lost, but not the engine: a further
  /// request may well succeed.
  mutating func failAll(_ code: CURLMcode) {
    while let transfer = underWay.last {
      finish(transfer, .failure(error(code, of: transfer)))
    }
  }

  mutating func end() {
    isOver = true
    while let transfer = underWay.last {
      finish(transfer, .failure(CurlFailure.error(.closed, of: transfer)))
    }
  }

  private func error(_ code: CURLMcode, of transfer: Transfer) -> TransportError {
    // A constant string of libcurl's.
    let text = unsafe curl_multi_strerror(code).map { unsafe String(cString: $0) }
    return TransportError(
      .other, "the request to \(transfer.authority) failed: \(text ?? "CURLMcode")",
      requestMayHaveReachedServer: transfer.hasSentBytes,
      underlyingCode: Int(code.rawValue))
  }

  // MARK: Time

  private mutating func checkTimes() {
    guard let look = nextLook else { return }
    let now = Moment.now
    guard look <= now else { return }
    nextLook = nil
    // Backwards, as the last takes the place of one that is over.
    for transfer in underWay.reversed() {
      switch transfer.checkTime(now) {
      case .goesOn(let next): nextLook = min(nextLook ?? next, next)
      case .over(let code): finish(transfer, .failure(CurlFailure.error(code, of: transfer)))
      }
    }
  }

  /// When something is due without anything that happens.
  private var nextDue: Moment? {
    guard let look = nextLook, let timer = multi.timer else { return nextLook ?? multi.timer }
    return min(look, timer)
  }

  /// Milliseconds until something is due without anything that happens; at least 1.
  mutating func timeToWait() -> Int32 {
    let now = Moment.now
    var due = nextDue
    // It stays at what it was promised: the next request, whose time-outs are later, need not wake
    // it for them.
    if let promised = agentWakes, promised > now { due = min(due ?? promised, promised) }
    agentWakes = due ?? now.advanced(byMilliseconds: Int64(Self.longestWait))
    guard let due else { return Self.longestWait }
    return Int32(min(max(1, now.milliseconds(until: due)), Int64(Self.longestWait)))
  }

  /// Whether something is due before the agent would wake by itself.
  var isDueBeforeAgentWakes: Bool {
    guard let agentWakes, let nextDue else { return false }
    return nextDue < agentWakes
  }
}
