import HTTPTransportAPI

/// The times that a transfer may take, as far as libcurl does not watch them.
struct PhaseTimeouts: Sendable {
  /// What has run out, or when to look again.
  enum Verdict {
    case goesOn(until: ContinuousClock.Instant)
    case over(TransportError.Code)
  }

  /// When `send` was called.
  let start: ContinuousClock.Instant
  /// When the whole has to be over.
  let deadline: ContinuousClock.Instant
  let firstByte: Duration?
  let idle: Duration?

  /// Longer than any process runs, and short enough to be added to any instant.
  private static let longest = Duration.seconds(100 * 365 * 86_400)

  init(_ options: TransportOptions) {
    start = .now
    deadline = start + Self.clamp(options.timeout)
    firstByte = options.firstByteTimeout.map(Self.clamp)
    idle = options.idleTimeout.map(Self.clamp)
  }

  private static func clamp(_ duration: Duration) -> Duration {
    min(max(duration, .milliseconds(1)), longest)
  }

  /// Whether there is more to watch than the whole.
  var hasPhases: Bool { firstByte != nil || idle != nil }

  /// When to look first.
  var firstLook: ContinuousClock.Instant {
    guard hasPhases else { return deadline }
    return min(deadline, start + min(firstByte ?? Self.longest, idle ?? Self.longest))
  }

  /// - Parameters:
  ///   - connectedAt: When the request had a connection; `nil` before. As it cannot have had one
  ///     before the last look, a phase that starts then does not end before the next one.
  func verdict(
    _ now: ContinuousClock.Instant, connectedAt: ContinuousClock.Instant?, hasFirstByte: Bool,
    lastActivity: ContinuousClock.Instant
  ) -> Verdict {
    guard now < deadline else { return .over(.timeout) }
    var next = deadline
    if let firstByte, !hasFirstByte {
      let end = (connectedAt ?? now) + firstByte
      guard now < end else { return .over(.firstByteTimeout) }
      next = min(next, end)
    }
    if let idle {
      let end = (connectedAt == nil ? now : lastActivity) + idle
      guard now < end else { return .over(.idleTimeout) }
      next = min(next, end)
    }
    return .goesOn(until: next)
  }
}
