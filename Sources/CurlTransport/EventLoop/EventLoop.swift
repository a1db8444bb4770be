import CLibcurl
import HTTPTransportAPI

/// The loop that the transport's thread runs: take commands, let libcurl work, resume the tasks of
/// finished transfers, wait.
///
/// It owns everything that libcurl works on, and only its thread touches it. It is not `Sendable`,
/// so that the compiler sees to that.
final class EventLoop {
  /// The longest wait while nothing is under way, in milliseconds.
  private static let longestWait: Int32 = 60_000

  let queue: CommandQueue
  let executor: EventLoopExecutor
  private let multi: MultiHandle
  private let pool: HandlePool
  private let resumptions = Resumptions()
  /// All transfers that are not over. Their order has no meaning.
  private var transfers: [Transfer] = []
  /// Those of them that wait for an easy handle.
  private var waiting = WaitingTransfers()
  /// When to check the timeouts of the transfers.
  private var nextCheck: Moment?

  /// - Throws: ``TransportError`` with the code `other` if libcurl refuses the configuration or has
  ///   no memory or descriptors left.
  init(_ configuration: CurlTransportConfiguration) throws(TransportError) {
    multi = try MultiHandle(configuration.limits)
    queue = CommandQueue(multi.waker)
    executor = EventLoopExecutor(queue)
    pool = HandlePool(configuration)
    try pool.makeFirst()
  }

  /// Runs until the queue is closed. It retains the event loop, not the transport, which can go
  /// away at any time and closes the queue as it does.
  func run() {
    var commands: [CommandQueue.Command] = []
    var jobs: [UnownedJob] = []
    while true {
      queue.takeJobs(into: &jobs)
      executor.run(jobs)
      let isOpen = queue.takeCommands(into: &commands)
      for command in commands { obey(command) }
      guard isOpen else { break }
      beginWaiting()
      settle(multi.perform())
      checkTimeouts()
      resumptions.run()
      if !canBeginWaiting, queue.prepareToWait() { wait() }
    }
    end()
  }

  private func wait() {
    let code = multi.wait(atMost: timeToWait())
    if code != CURLM_OK { failAll(code) }
  }

  private func end() {
    for transfer in transfers.reversed() {
      finish(transfer, .failure(CurlFailure.error(.closed, of: transfer)))
    }
    resumptions.run()
    var jobs: [UnownedJob] = []
    queue.takeJobs(into: &jobs)
    executor.handOver(jobs)
    pool.removeAll()
    multi.close()
    queue.loopHasEnded()
  }
}

// MARK: - Commands

extension EventLoop {
  private func obey(_ command: CommandQueue.Command) {
    switch command {
    case .start(let transfer): start(transfer)
    case .cancel(let transfer): cancel(transfer)
    case .resume(let transfer): resume(transfer)
    }
  }

  private func start(_ transfer: Transfer) {
    guard !transfer.wasCancelled else {
      return finish(transfer, .failure(CurlFailure.error(.cancelled, of: transfer)))
    }
    transfer.stage = .waiting
    transfer.index = transfers.count
    transfers.append(transfer)
    waiting.append(transfer)
    let check = transfer.timeouts.firstCheck
    nextCheck = min(nextCheck ?? check, check)
  }

  private func cancel(_ transfer: Transfer) {
    // This command may overtake the one to start, which sees the mark then.
    transfer.wasCancelled = true
    guard transfer.stage != .new else { return }
    finish(transfer, .failure(CurlFailure.error(.cancelled, of: transfer)))
  }

  private func resume(_ transfer: Transfer) {
    guard transfer.stage == .underWay, let easy = transfer.easy else { return }
    let code = easy.pause(
      receiving: transfer.responseBuffer?.isHoldingUp ?? false,
      sending: transfer.requestBuffer?.isHoldingUp ?? false)
    guard code != CURLE_OK else { return }
    finish(transfer, .failure(CurlFailure.error(code, of: transfer, easy)))
  }
}

// MARK: - Transfers

extension EventLoop {
  private var canBeginWaiting: Bool { !waiting.isEmpty && pool.hasHandle }

  /// Begins as many transfers as there are easy handles for, in the order of their arrival.
  private func beginWaiting() {
    while canBeginWaiting, let transfer = waiting.popFirst() {
      do throws(TransportError) {
        try begin(transfer)
      } catch {
        finish(transfer, .failure(error))
      }
    }
  }

  private func begin(_ transfer: Transfer) throws(TransportError) {
    transfer.stage = .underWay
    let easy = try pool.take()
    transfer.easy = easy
    try easy.prepare(transfer)
    easy.transfer = transfer
    transfer.resumptions = resumptions
    let code = multi.add(easy)
    guard code == CURLM_OK else { throw error(code, of: transfer) }
    transfer.isInMultiHandle = true
  }

  /// Finishes the transfers that libcurl has finished.
  private func settle(_ code: CURLMcode) {
    while let (easy, result) = multi.nextFinished() {
      guard let transfer = easy.transfer else { continue }
      finish(
        transfer,
        result == CURLE_OK
          ? transfer.takeResponse(easy)
          : .failure(CurlFailure.error(result, of: transfer, easy)))
    }
    if code != CURLM_OK { failAll(code) }
  }

  /// Takes a transfer out of libcurl, and has its task learn how it ended. Does nothing for one
  /// that is over.
  private func finish(_ transfer: Transfer, _ result: Result<Transfer.Received, TransportError>) {
    switch transfer.stage {
    case .over: return
    case .new: break
    case .waiting: waiting.forgetOne()
    case .underWay: break
    }
    if transfer.stage != .new { remove(transfer) }
    let easy = transfer.easy
    if let easy, transfer.isInMultiHandle { multi.remove(easy) }
    transfer.finish(result)
    guard let easy else { return }
    easy.transfer = nil
    transfer.easy = nil
    pool.giveBack(easy)
  }

  private func remove(_ transfer: Transfer) {
    guard let last = transfers.popLast(), last !== transfer else { return }
    transfers[transfer.index] = last
    last.index = transfer.index
  }

  /// A failure of the multi handle ends what is under way, but not the event loop: further requests
  /// may succeed.
  private func failAll(_ code: CURLMcode) {
    for transfer in transfers.reversed() where transfer.stage == .underWay {
      finish(transfer, .failure(error(code, of: transfer)))
    }
  }

  private func error(_ code: CURLMcode, of transfer: Transfer) -> TransportError {
    TransportError(
      .other, "the request to \(transfer.authority) failed: \(CurlFailure.text(of: code))",
      requestMayHaveReachedServer: transfer.hasSentBytes, underlyingCode: Int(code.rawValue))
  }
}

// MARK: - Time

extension EventLoop {
  /// Transfers that one check in each millisecond can look at for 1 % of the processor.
  private static let checksPerMillisecond = 1000

  private func checkTimeouts() {
    let now = Moment.now
    guard let check = nextCheck, check <= now else { return }
    nextCheck = nil
    // With so many that a check takes its time, some timeouts are late.
    let earliest = now.advanced(
      byMilliseconds: Int64(transfers.count / Self.checksPerMillisecond))
    // Backwards, as the last one takes the place of one that is removed.
    for transfer in transfers.reversed() {
      switch transfer.checkTimeouts(now) {
      case .goesOn(let next): nextCheck = min(nextCheck ?? next, max(next, earliest))
      case .over(let code): finish(transfer, .failure(CurlFailure.error(code, of: transfer)))
      }
    }
  }

  /// Milliseconds, at least 1.
  private func timeToWait() -> Int32 {
    guard let nextCheck else { return Self.longestWait }
    return Int32(min(max(1, Moment.now.milliseconds(until: nextCheck)), Int64(Self.longestWait)))
  }
}
