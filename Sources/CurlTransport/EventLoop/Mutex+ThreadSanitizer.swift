import CLibcurl
import Synchronization

#if THREAD_SANITIZER
  /// Stands in for Swift's `Mutex` in this module, and tells the thread sanitizer what that orders.
  ///
  /// A mutex that has to wait does so in a library that the sanitizer does not see into, and so it
  /// would report what one thread did before another got the lock.
  struct Mutex<Value: ~Copyable>: ~Copyable {
    private let mutex: Synchronization.Mutex<Value>
    private let order = Order()

    init(_ value: consuming sending Value) {
      mutex = Synchronization.Mutex(value)
    }

    borrowing func withLock<Result: ~Copyable, Failure: Error>(
      _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
      try mutex.withLock { [order] value throws(Failure) -> sending Result in
        order.begin()
        defer { order.end() }
        return try body(&value)
      }
    }
  }

  extension Mutex: @unchecked Sendable where Value: ~Copyable {}

  /// What the holders of a lock do, one after the other.
  private final class Order: Sendable {
    /// What was done until ``end()`` comes before what follows.
    func begin() { unsafe __tsan_acquire(place) }

    /// What was done comes before what follows ``begin()``.
    func end() { unsafe __tsan_release(place) }

    /// The object's address, which is only compared.
    private var place: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }
  }
#endif
