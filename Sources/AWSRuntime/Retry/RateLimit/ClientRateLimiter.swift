import Synchronization

/// Holds the rate of sending where the service accepts it.
///
/// Idle until the service throttles for the first time. From then on the rate drops with each
/// throttling and grows back along a cubic curve.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", adaptive mode; RFC 9438 (CUBIC).
final class ClientRateLimiter: Sendable {
  /// The rate never grows beyond so many times what is sent.
  private static let headroom = 2.0

  private struct State {
    var isEnabled = false
    var measured: MeasuredRate
    var cubic: CubicRate
    var bucket = SendingBucket()
  }

  private let clock: any MonotonicClock
  private let state: Mutex<State>

  init(clock: any MonotonicClock) {
    self.clock = clock
    let now = clock.now() / .seconds(1)
    state = Mutex(State(measured: MeasuredRate(now: now), cubic: CubicRate(now: now)))
  }

  /// Takes the permission to send one request, and says how long to wait until it counts. Those
  /// who wait are served in order.
  func reserve() -> Duration {
    let now = clock.now() / .seconds(1)
    return state.withLock { state in
      guard state.isEnabled else { return .zero }
      return .seconds(state.bucket.take(at: now))
    }
  }

  /// Takes note of an answer.
  func record(isThrottled: Bool) {
    let now = clock.now() / .seconds(1)
    state.withLock { state in
      let measured = state.measured.record(at: now)
      let rate: Double
      if isThrottled {
        let sent = state.isEnabled ? min(measured, state.bucket.rate) : measured
        rate = state.cubic.throttled(at: now, sending: sent)
        state.isEnabled = true
      } else {
        rate = state.cubic.rate(at: now)
      }
      state.bucket.setRate(min(rate, Self.headroom * measured), at: now)
    }
  }

  /// The rate at which requests may be sent, in requests a second; for tests.
  var rate: Double { state.withLock { $0.bucket.rate } }
}
