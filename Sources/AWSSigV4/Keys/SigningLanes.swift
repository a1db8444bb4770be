internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Several lanes, so that threads that sign at the same time neither wait for each other nor write
/// to the same memory.
struct SigningLanes: ~Copyable, Sendable {
  private let slots = InlineArray<8, Slot> { _ in Slot() }

  private struct Slot: ~Copyable, Sendable {
    /// Claimed before the mutex, because a failed attempt to lock that one is a system call.
    let isTaken = Atomic(false)
    let lane = Mutex(SigningLane())
    /// Whether the lane can hold a key: most programs never use most lanes.
    let wasUsed = Atomic(false)
    /// Keeps the memory that threads write to a cache line apart.
    let padding = InlineArray<8, UInt64>(repeating: 0)
  }

  /// Runs a body in a free lane, the one that this thread used last if possible.
  @inline(__always)
  func withLane<Result: Sendable, Failure: Error>(
    _ body: (inout SigningLane) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let first = Self.preferredIndex
    for offset in slots.indices {
      let index = (first &+ offset) % slots.count
      guard !slots[index].isTaken.exchange(true, ordering: .acquiring) else { continue }
      defer { slots[index].isTaken.store(false, ordering: .releasing) }
      if !slots[index].wasUsed.load(ordering: .relaxed) {
        slots[index].wasUsed.store(true, ordering: .relaxed)
      }
      return try slots[index].lane.withLock { lane throws(Failure) in
        defer { lane.dropLargeBuffer() }
        return try body(&lane)
      }
    }
    var lane = SigningLane()
    return try body(&lane)
  }

  /// Removes keys of other days from the lanes that are not in use.
  func dropKeys(exceptOfDay day: Int) {
    for index in slots.indices where slots[index].wasUsed.load(ordering: .relaxed) {
      guard !slots[index].isTaken.exchange(true, ordering: .acquiring) else { continue }
      defer { slots[index].isTaken.store(false, ordering: .releasing) }
      slots[index].lane.withLock { lane in
        if let key = lane.key, key.day != day { lane.key = nil }
      }
    }
  }

  /// An index that is always the same for one thread and usually differs between threads.
  private static var preferredIndex: Int {
    #if canImport(Glibc)
      // The thread's descriptor is at the end of its stack. Multiplying spreads what differs, the
      // middle of the address, over the upper bits (Knuth's multiplicative hashing).
      Int(truncatingIfNeeded: (UInt64(pthread_self()) &* 0x9E37_79B9_7F4A_7C15) >> 61)
    #else
      // Without a cheap number for a thread the first free lane is taken.
      0
    #endif
  }
}
