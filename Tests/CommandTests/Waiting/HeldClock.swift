import SsmSap

/// A clock whose sleeps last until a test ends those of a certain length.
struct HeldClock: MonotonicClock {
  private let ended: Set<Duration>

  /// Creates a clock.
  ///
  /// - Parameter ended: The lengths of sleeps that end at once. All others last until they are
  ///   cancelled.
  init(ending ended: Set<Duration> = []) {
    self.ended = ended
  }

  func now() -> Duration { .zero }

  func sleep(for duration: Duration) async throws {
    guard !ended.contains(duration) else { return }
    try await Task.sleep(for: .seconds(3600))
  }
}
