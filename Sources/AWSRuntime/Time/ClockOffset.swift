import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How far the service's clock is ahead of the machine's, as a client has learned it.
///
/// Learned when the service refuses a request for its date. While it is in use, each answer's date
/// confirms it, adjusts it, or, when the machine's clock was set right, ends it. Without an answer
/// it decays: after a while the machine's clock counts again, and if that is still off, the next
/// refusal teaches it anew.
final class ClockOffset: Sendable {
  /// Clocks that are closer than this count as the same: dates have whole seconds, and answers
  /// take time.
  static let tolerated: TimeInterval = 30

  /// How long an offset holds without an answer that confirms it.
  private static let lifetime: TimeInterval = 15 * 60

  private struct Learned {
    var offset: TimeInterval
    var confirmed: Date
  }

  private let learned = Mutex<Learned?>(nil)

  /// The seconds to add to the machine's clock.
  func seconds(at now: Date) -> TimeInterval {
    learned.withLock { learned in
      guard let current = learned else { return 0 }
      // A clock that was set back ends it too.
      guard (0...Self.lifetime).contains(now.timeIntervalSince(current.confirmed)) else {
        learned = nil
        return 0
      }
      return current.offset
    }
  }

  /// Whether answers' dates are worth a look.
  var isInUse: Bool { learned.withLock { $0 != nil } }

  /// Takes note of the service's clock while an offset is in use.
  func confirm(server: Date, now: Date) {
    learned.withLock { learned in
      guard learned != nil else { return }
      let offset = server.timeIntervalSince(now)
      learned = abs(offset) < Self.tolerated ? nil : Learned(offset: offset, confirmed: now)
    }
  }

  /// Learns from a refusal.
  ///
  /// - Parameters:
  ///   - used: The offset that the refused request was dated with.
  ///   - least: How far that has to be off to be the reason.
  /// - Returns: Whether the next request will have another date, so that it may be accepted.
  func learn(
    server: Date, now: Date, used: TimeInterval, from least: TimeInterval
  ) -> Bool {
    let offset = server.timeIntervalSince(now)
    guard abs(offset - used) >= least else { return false }
    learned.withLock { learned in
      learned = abs(offset) < Self.tolerated ? nil : Learned(offset: offset, confirmed: now)
    }
    return true
  }
}
