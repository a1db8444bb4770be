import Synchronization

/// Limits the request rate to what the service accepts.
///
/// There is no limit until the service throttles for the first time. From then on the rate drops
/// with each throttling and grows back along a cubic curve.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", adaptive mode; RFC 9438 (CUBIC).
final class ClientRateLimiter: Sendable {
  /// The largest ratio of the allowed rate to the measured one.
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

  /// Reserves the next request and returns how long to wait before it may be sent. Callers are
  /// served in order.
  func reserve() -> Duration {
    let now = clock.now() / .seconds(1)
    return state.withLock { state in
      guard state.isEnabled else { return .zero }
      return .seconds(state.bucket.take(at: now))
    }
  }

  /// Records a response.
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
