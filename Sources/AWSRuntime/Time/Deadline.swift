/// When the time for a whole call is over.
struct Deadline: Sendable {
  private let clock: any MonotonicClock
  private let end: Duration

  init(_ limit: Duration, from clock: any MonotonicClock) {
    self.clock = clock
    end = clock.now() + limit
  }

  /// What is left; zero when it is over.
  var remaining: Duration { max(.zero, end - clock.now()) }

  /// The result of the work, or nil when the time is over before. Work that takes no notice of
  /// cancellation holds it up.
  func race<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await work() }
      group.addTask { [clock, remaining] in
        try? await clock.sleep(for: remaining)
        return nil
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? nil
    }
  }
}
