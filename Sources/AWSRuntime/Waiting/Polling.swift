/// One wait: polls, pauses, polls again.
///
/// ```swift
/// var polling = poller.start(options)
/// while true {
///   let output = try await polling.poll { () throws(CallError) in try await call() }
///   if let output, isDecisive(output) { return output }
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

  /// The upper bound of the next pause.
  private var limit: Duration
  private var outages = 0
  private var hasSucceeded = false

  /// The number of polls.
  public private(set) var polls = 0

  /// The error of the last poll, if it failed in a way that may pass.
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

  /// The duration of the wait so far.
  public var elapsed: Duration { poller.clock.now() - start }

  /// Makes one call.
  ///
  /// - Returns: The call's output; `nil` if it failed in a way that may pass.
  /// - Throws: ``PollingStop`` when the task is cancelled, when the call fails in a way that will
  ///   not pass, and after too many outages in a row.
  public mutating func poll<Output>(
    _ call: () async throws(CallError) -> Output
  ) async throws(PollingStop) -> Output? {
    guard !Task.isCancelled else { throw .cancelled }
    polls += 1
    do {
      let output = try await CallFeatures.telling(.waiter, call)
      lastError = nil
      outages = 0
      hasSucceeded = true
      return output
    } catch {
      try tolerate(error)
      return nil
    }
  }

  /// Sleeps until the next poll is due.
  ///
  /// - Throws: ``PollingStop`` when the time limit was reached or the task is cancelled.
  public mutating func pause() async throws(PollingStop) {
    guard !Task.isCancelled else { throw .cancelled }
    let remaining = timeout - elapsed
    guard remaining > .zero else { throw .timeout }
    let delay = min(nextDelay(), remaining)
    do {
      try await poller.clock.sleep(for: delay)
    } catch {
      throw .cancelled
    }
  }

  /// Starts again with short pauses, for example after a change.
  public mutating func quicken() {
    limit = shortest
  }

  private mutating func tolerate(_ error: CallError) throws(PollingStop) {
    if error.kind == .cancelled || Task.isCancelled { throw .cancelled }
    guard error.mayPass || hasSucceeded && error.isLossOfCredentials else {
      throw .failed(error)
    }
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

  /// Whether the same call may succeed later.
  fileprivate var mayPass: Bool {
    // Another attempt might have succeeded; only their number or time ended.
    if let retryEnd, retryEnd != .permanent { return true }
    if kind == .credentials { return (cause as? CredentialsError)?.mayPass ?? false }
    if kind == .region { return (cause as? RegionError)?.mayPass ?? false }
    if retryEnd != nil { return false }
    if kind == .transport || kind == .timeout { return true }
    guard let httpStatus else { return false }
    return httpStatus == Self.tooManyRequests || httpStatus >= 500
  }

  /// Whether no source has credentials any more. A chain of sources reports an outage of its last
  /// one this way, so after a call that found credentials it may pass.
  fileprivate var isLossOfCredentials: Bool {
    kind == .credentials && (cause as? CredentialsError)?.kind == .notConfigured
  }
}
