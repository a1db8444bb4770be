import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// The body of a local response, which arrives as the faults say.
final class LocalBody: ResponseBodyStream {
  private struct State {
    var position = 0
    /// The time since the request was sent, which passes by sleeping only.
    var elapsed = Duration.zero
  }

  private let reply: LocalReply
  private let options: TransportOptions
  private let sleep: LocalTransport.Sleep
  private let state = Mutex(State())

  init(_ reply: LocalReply, _ options: TransportOptions, _ sleep: @escaping LocalTransport.Sleep) {
    self.reply = reply
    self.options = options
    self.sleep = sleep
  }

  var trailerFields: HTTPFields { [:] }

  var metrics: TransportMetrics? { nil }

  static let cancelled = TransportError(
    .cancelled, "the task was cancelled", requestMayHaveReachedServer: true)

  /// Waits until the head arrives.
  func waitForHead() async throws(TransportError) {
    try await wait(reply.delay, firstByteTimeout: options.firstByteTimeout)
    if case .cut(after: nil) = reply.delivery { throw Self.cut }
  }

  func nextChunk() async throws(TransportError) -> [UInt8]? {
    let body = reply.response.body
    let position = state.withLock { $0.position }
    switch reply.delivery {
    case .whole:
      return take(body.count)
    case .cut(let count):
      guard let count, position < min(count, body.count) else { throw Self.cut }
      return take(count)
    case .drip(let count, let pause):
      guard position < body.count else { return nil }
      try await wait(pause)
      try checkSpeed(count, pause)
      return take(max(count, 1))
    }
  }

  /// Returns so many of the next bytes; `nil` at the end.
  private func take(_ count: Int) -> [UInt8]? {
    state.withLock { state in
      let bytes = reply.response.body.dropFirst(state.position).prefix(count)
      guard !bytes.isEmpty else { return nil }
      state.position += bytes.count
      return Array(bytes)
    }
  }

  private static let cut = TransportError(
    .reset, "the connection was closed before the response was complete",
    requestMayHaveReachedServer: true)

  /// Waits, or until the first timeout.
  private func wait(
    _ duration: Duration, firstByteTimeout: Duration? = nil
  ) async throws(TransportError) {
    guard duration > .zero else { return }
    let timeouts: [(TransportError.Code, Duration?)] = [
      (.firstByteTimeout, firstByteTimeout), (.idleTimeout, options.idleTimeout),
      (.timeout, options.timeout - state.withLock { $0.elapsed }),
    ]
    let first = timeouts.compactMap { code, limit in limit.map { (code, $0) } }
      .filter { $0.1 < duration }.min { $0.1 < $1.1 }
    let time = max(first?.1 ?? duration, .zero)
    do {
      try await sleep(time)
    } catch {
      throw Self.cancelled
    }
    state.withLock { $0.elapsed += time }
    guard let first else { return }
    throw TransportError(
      first.0, "the response did not arrive in time", requestMayHaveReachedServer: true)
  }

  /// Checks the rate of a drip once it lasts longer than a slow transfer may.
  private func checkSpeed(_ count: Int, _ pause: Duration) throws(TransportError) {
    guard let limit = options.lowSpeedLimit, state.withLock({ $0.elapsed }) >= limit.period,
      Double(count) < Double(limit.bytesPerSecond) * (pause / .seconds(1))
    else { return }
    throw TransportError(
      .tooSlow, "the response arrives too slowly", requestMayHaveReachedServer: true)
  }
}
