/// One wait: asks, pauses, asks again.
///
/// ```swift
/// var polling = poller.start(options)
/// while true {
///   let answer = try await polling.ask { () throws(CallError) in try await question() }
///   if let answer, isDecisive(answer) { return answer }
///   try await polling.pause()
/// }
/// ```
public struct Polling: Sendable {
  private static let minimum = Duration.milliseconds(1)
  private static let maximum = Duration.seconds(24 * 3600)

  private let poller: Poller
  private let start: Duration
  private let timeout: Duration
  private let shortest: Duration
  private let longest: Duration
  private let toleratedOutages: Int

  /// The longest that the next pause may be.
  private var limit: Duration
  private var outages = 0

  /// How many questions were asked.
  public private(set) var polls = 0

  /// The error of the last question, if it had one that may pass.
  public private(set) var lastError: CallError?

  init(_ options: WaitOptions, _ poller: Poller) {
    self.poller = poller
    start = poller.clock.now()
    timeout = options.timeout
    shortest = min(max(options.shortestDelay, Self.minimum), Self.maximum)
    longest = min(max(options.longestDelay, shortest), Self.maximum)
    toleratedOutages = options.toleratedOutages
    limit = shortest
  }

  /// How long the wait has been going on.
  public var elapsed: Duration { poller.clock.now() - start }

  /// Asks once.
  ///
  /// - Returns: The answer; nil when there was none now but may be one later.
  /// - Throws: ``PollingStop`` when the task is cancelled, when the question fails in a way that
  ///   will not pass, and after too many outages in a row.
  public mutating func ask<Answer>(
    _ question: () async throws(CallError) -> Answer
  ) async throws(PollingStop) -> Answer? {
    guard !Task.isCancelled else { throw .cancelled }
    polls += 1
    do {
      let answer = try await CallFeatures.telling(.waiter, question)
      lastError = nil
      outages = 0
      return answer
    } catch {
      try tolerate(error)
      return nil
    }
  }

  /// Sleeps until it is time for the next question.
  ///
  /// - Throws: ``PollingStop`` when the time is over or the task is cancelled.
  public mutating func pause() async throws(PollingStop) {
    let remaining = timeout - elapsed
    guard remaining > .zero else { throw .timedOut }
    let delay = min(nextDelay(), remaining)
    do {
      try await poller.clock.sleep(for: delay)
    } catch {
      throw .cancelled
    }
  }

  /// Makes the next pauses short again, since something happened.
  public mutating func quicken() {
    limit = shortest
  }

  private mutating func tolerate(_ error: CallError) throws(PollingStop) {
    if error.kind == .cancelled { throw .cancelled }
    guard error.mayPass else { throw .failed(error) }
    lastError = error
    guard error.kind != .service else {
      outages = 0
      return
    }
    outages += 1
    guard outages <= toleratedOutages else { throw .failed(error) }
  }

  private mutating func nextDelay() -> Duration {
    let fraction = min(max(0, poller.random()), 1)
    let delay = shortest + (limit - shortest) * fraction
    limit = min(limit * 2, longest)
    return delay
  }
}

extension CallError {
  private static let tooManyRequests = 429

  /// Whether the same call may go well later.
  fileprivate var mayPass: Bool {
    // Worth another attempt: only their number or time has ended.
    if let retryEnd { return retryEnd != .permanent }
    if kind == .transport || kind == .timeout { return true }
    guard let httpStatus else { return false }
    return httpStatus == Self.tooManyRequests || httpStatus >= 500
  }
}
