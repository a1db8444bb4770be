import HTTPTransportAPI

/// The timeouts of a transfer that the event loop checks, as libcurl does not.
struct PhaseTimeouts: Sendable {
  /// Which timeout has expired, or when to check again.
  enum Verdict {
    case goesOn(until: Moment)
    case over(TransportError.Code)
  }

  /// When `send` was called.
  let start: Moment
  /// When the whole transfer has to be over.
  let deadline: Moment
  /// In nanoseconds, as the next.
  let firstByte: Int64?
  let idle: Int64?

  /// Longer than any process runs, and short enough to be added to any time, in nanoseconds.
  private static let longest: Int64 = 100 * 365 * 86_400 * 1_000_000_000

  init(_ options: TransportOptions) {
    start = .now
    deadline = start.advanced(byNanoseconds: Self.bounded(options.totalTime.wholeNumber ?? 0))
    firstByte = options.firstByteTime.wholeNumber.map(Self.bounded)
    idle = options.idleTime.wholeNumber.map(Self.bounded)
  }

  /// At least a millisecond, and at most the longest.
  private static func bounded(_ nanoseconds: Int64) -> Int64 {
    min(max(nanoseconds, 1_000_000), longest)
  }

  /// When to check first.
  var firstCheck: Moment {
    guard firstByte != nil || idle != nil else { return deadline }
    let first = min(firstByte ?? .max, idle ?? .max)
    return min(deadline, start.advanced(byNanoseconds: first))
  }

  /// - Parameters:
  ///   - connectedAt: When the request had a connection; `nil` before. A phase that starts then
  ///     cannot end before the next check, which is at least as long after this one.
  func verdict(
    _ now: Moment, connectedAt: Moment?, hasFirstByte: Bool, lastActivity: Moment
  ) -> Verdict {
    guard now < deadline else { return .over(.timeout) }
    var next = deadline
    if let firstByte, !hasFirstByte {
      let end = (connectedAt ?? now).advanced(byNanoseconds: firstByte)
      guard now < end else { return .over(.firstByteTimeout) }
      next = min(next, end)
    }
    if let idle {
      let end = (connectedAt == nil ? now : lastActivity).advanced(byNanoseconds: idle)
      guard now < end else { return .over(.idleTimeout) }
      next = min(next, end)
    }
    return .goesOn(until: next)
  }
}
