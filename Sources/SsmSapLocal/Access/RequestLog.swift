import Synchronization

/// The newest requests that a local service received. It may be used from many tasks at a time.
public final class RequestLog: Sendable {
  private struct State {
    /// A ring: the oldest record is at the index of the next one, once the ring is full.
    var ring: [RequestRecord] = []
    var next = 0
    var revision: UInt64 = 0
  }

  /// How many records the log keeps.
  public let capacity: Int

  private let state = Mutex(State())

  /// Creates a log.
  ///
  /// - Parameter capacity: How many records to keep, at least one.
  public init(capacity: Int = 200) {
    self.capacity = max(capacity, 1)
  }

  /// How often the log was changed.
  var revision: UInt64 { state.withLock { $0.revision } }

  /// The records, the newest first.
  public var records: [RequestRecord] { newest(capacity) }

  /// Returns the newest records, the newest first.
  public func newest(_ count: Int) -> [RequestRecord] {
    state.withLock { state in
      let ring = state.ring
      return (0..<min(max(count, 0), ring.count)).map { age in
        ring[(state.next - 1 - age + ring.count) % ring.count]
      }
    }
  }

  /// Removes all records.
  public func clear() {
    state.withLock {
      $0.ring = []
      $0.next = 0
      $0.revision += 1
    }
  }

  /// Adds a record, in place of the oldest if the log is full.
  func add(_ record: RequestRecord) {
    state.withLock { state in
      state.revision += 1
      if state.ring.count < capacity {
        state.ring.append(record)
        state.next = state.ring.count % capacity
      } else {
        state.ring[state.next] = record
        state.next = (state.next + 1) % capacity
      }
    }
  }
}
