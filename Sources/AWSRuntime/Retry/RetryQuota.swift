import Synchronization

/// What the retries of one client may cost together.
///
/// A retry takes from it, a success gives back: while most calls fail, few are repeated.
final class RetryQuota: Sendable {
  private let capacity: Int
  private let available: Mutex<Int>

  init(_ capacity: Int) {
    self.capacity = max(0, capacity)
    available = Mutex(max(0, capacity))
  }

  var amount: Int { available.withLock { $0 } }

  /// Takes the amount, unless there is less.
  func take(_ amount: Int) -> Bool {
    available.withLock { available in
      guard amount <= available else { return false }
      available -= amount
      return true
    }
  }

  func giveBack(_ amount: Int) {
    available.withLock { $0 = min(capacity, $0 + amount) }
  }
}
