/// What is known of each socket, by its number. An array in a class is checked at each access for
/// another one under way; this is memory of its own.
@safe final class SocketTable {
  struct Entry {
    /// What libcurl waits for, as epoll's bits; 0 for nothing.
    var wanted: UInt32 = 0
    /// What the kernel was told; 0 for nothing.
    var told: UInt32 = 0
    /// Whether it was opened here.
    var isOurs = false
  }

  private var entries = UnsafeMutablePointer<Entry>.allocate(capacity: 0)
  private var count = 0

  deinit {
    // Trivial values, and nobody else's.
    unsafe entries.deallocate()
  }

  subscript(socket: Int32) -> Entry {
    get {
      // Below the count, all are initialized.
      unsafe socket >= 0 && Int(socket) < count ? entries[Int(socket)] : Entry()
    }
    set {
      guard socket >= 0 else { return }
      if Int(socket) >= count { grow(to: Int(socket) + 1) }
      // As above.
      unsafe entries[Int(socket)] = newValue
    }
  }

  private func grow(to least: Int) {
    let larger = max(least, count * 2)
    let memory = UnsafeMutablePointer<Entry>.allocate(capacity: larger)
    // What there is fits, and nobody else has the old memory.
    unsafe memory.initialize(from: entries, count: count)
    unsafe (memory + count).initialize(repeating: Entry(), count: larger - count)
    unsafe entries.deallocate()
    unsafe entries = unsafe memory
    count = larger
  }
}
