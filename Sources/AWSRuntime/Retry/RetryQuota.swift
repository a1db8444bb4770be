import Synchronization

/// The retry quota of a client.
///
/// A retry takes from the quota and a success gives back, so that few calls are repeated while most
/// of them fail.
final class RetryQuota: Sendable {
  private let capacity: Int
  private let available: Mutex<Int>

  init(_ capacity: Int) {
    self.capacity = max(0, capacity)
    available = Mutex(max(0, capacity))
  }

  var amount: Int { available.withLock { $0 } }

  /// Takes the amount and returns `true`, unless less is available.
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
