/// The moment at which the time for a whole call ends.
struct Deadline: Sendable {
  /// How work ended that had until a deadline.
  enum End<Value: Sendable>: Sendable {
    case inTime(Value)
    /// The deadline came first and cancelled the work, which then ended with this value.
    case late(Value?)
  }

  private enum Entry<Value: Sendable>: Sendable {
    case finished(Value)
    case expired
    /// The sleep was cancelled before the deadline.
    case interrupted
  }

  private let clock: any MonotonicClock
  private let end: Duration

  init(_ limit: Duration, from clock: any MonotonicClock) {
    self.clock = clock
    end = clock.now() + limit
  }

  /// The time left; zero after the deadline.
  var remaining: Duration { max(.zero, end - clock.now()) }

  /// Runs the work until the deadline.
  ///
  /// When the task is cancelled, the work decides how it ends; cancellation never counts as the
  /// deadline. Work that ignores cancellation delays the return.
  ///
  /// - Returns: The result of the work, and whether the deadline came first.
  func race<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> End<Value> {
    await withTaskGroup(of: Entry<Value>.self) { group in
      group.addTask { .finished(await work()) }
      group.addTask { [clock, remaining] in
        do {
          try await clock.sleep(for: remaining)
          return .expired
        } catch {
          return .interrupted
        }
      }
      defer { group.cancelAll() }
      var isLate = false
      while let entry = await group.next() {
        switch entry {
        case .finished(let value): return isLate ? .late(value) : .inTime(value)
        case .expired:
          isLate = true
          group.cancelAll()
        case .interrupted: continue
        }
      }
      return .late(nil)
    }
  }
}
