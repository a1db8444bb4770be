import CLibcurl
import HTTPTransportAPI

/// What the agent thread runs: it alone touches the multi handle and what is under way in it.
///
/// The thread retains the mailbox, not the transport, which therefore can go away at any time and
/// close the mailbox as it does.
struct Agent: ~Copyable {
  private let mailbox: Mailbox
  private let multi: MultiHandle
  /// Retains each transfer while its easy handle is in the multi handle.
  private var underWay: [Transfer] = []

  init(_ mailbox: Mailbox) {
    self.mailbox = mailbox
    multi = mailbox.multi
  }

  /// Works until the mailbox is closed.
  consuming func run() {
    while true {
      let post = mailbox.collect()
      for command in post.commands { obey(command) }
      guard !post.isClosed else { break }

      if let problem = perform() { failAll(problem) }
      guard mailbox.fallAsleep() else { continue }
      let code = multi.poll()
      if code != CURLM_OK { failAll(code) }
    }
    end()
  }

  private mutating func obey(_ command: Mailbox.Command) {
    switch command {
    case .start(let transfer): start(transfer)
    case .cancel(let transfer): cancel(transfer)
    }
  }

  private mutating func start(_ transfer: Transfer) {
    guard let easy = transfer.easy, !transfer.isOver else { return }
    guard !transfer.wasCancelled else {
      finish(transfer, .failure(CurlFailure.error(.cancelled, of: transfer)))
      return
    }
    let code = multi.add(easy)
    guard code == CURLM_OK else {
      finish(transfer, .failure(error(code, of: transfer)))
      return
    }
    transfer.slot = underWay.count
    underWay.append(transfer)
  }

  private mutating func cancel(_ transfer: Transfer) {
    guard !transfer.isOver else { return }
    transfer.wasCancelled = true
    // A cancel command may come before the start command; that sees it then.
    guard transfer.slot != nil else { return }
    finish(transfer, .failure(CurlFailure.error(.cancelled, of: transfer)))
  }

  /// Has libcurl do what it can without waiting, and takes note of what is over.
  private mutating func perform() -> CURLMcode? {
    guard !underWay.isEmpty else { return nil }
    let code = multi.perform()
    while let (transfer, result) = multi.nextFinished() {
      guard let easy = transfer.easy else { continue }
      finish(
        transfer,
        result == CURLE_OK
          ? transfer.takeResponse() : .failure(CurlFailure.error(result, of: transfer, easy)))
    }
    return code == CURLM_OK ? nil : code
  }

  /// Takes a transfer out of libcurl and resumes its task.
  private mutating func finish(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
    if let easy = transfer.easy {
      if let slot = transfer.slot {
        multi.remove(easy)
        vacate(slot)
        transfer.slot = nil
      }
      transfer.easy = nil
      mailbox.giveBack(easy)
    }
    transfer.finish(outcome)
  }

  private mutating func vacate(_ slot: Int) {
    guard let last = underWay.popLast(), slot < underWay.count else { return }
    underWay[slot] = last
    last.slot = slot
  }

  /// When libcurl's multi handle fails, what was under way is lost, but not the agent: a further
  /// request may well succeed.
  private mutating func failAll(_ code: CURLMcode) {
    while let transfer = underWay.last {
      finish(transfer, .failure(error(code, of: transfer)))
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

  private mutating func end() {
    while let transfer = underWay.last {
      finish(transfer, .failure(CurlFailure.error(.closed, of: transfer)))
    }
    mailbox.waitForWakers()
    multi.destroy()
    mailbox.agentIsGone()
  }
}
