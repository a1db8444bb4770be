import AWSRuntime
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A clock that moves when it is told to.
final class TestClock: WallClock {
  private let date: Mutex<Date>

  init(_ date: Date) { self.date = Mutex(date) }

  func now() -> Date { date.withLock { $0 } }

  func advance(by seconds: Double) {
    date.withLock { $0 = $0.addingTimeInterval(seconds) }
  }
}
