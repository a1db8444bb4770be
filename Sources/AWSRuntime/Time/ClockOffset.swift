import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The difference between the service's clock and the machine's, as one client has learned it.
///
/// The client learns the offset when the service refuses a request for its date. While the offset
/// is in use, the date of each response confirms it, adjusts it, or ends it once the machine's
/// clock is right again. Without a response it expires; if the machine's clock is still wrong, the
/// next refusal teaches it anew.
final class ClockOffset: Sendable {
  /// The difference, in seconds, below which two clocks count as equal: dates have whole seconds,
  /// and responses take time.
  static let tolerance: TimeInterval = 30

  /// How many seconds an offset holds without a response that confirms it.
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

  /// Whether the dates of responses matter at the moment.
  var isInUse: Bool { learned.withLock { $0 != nil } }

  /// Adjusts an offset that is in use to the date of a response.
  func confirm(server: Date, now: Date) {
    learned.withLock { learned in
      guard learned != nil else { return }
      learned = Self.offset(server, now)
    }
  }

  /// Learns from a refusal.
  ///
  /// The service's date is compared with the one in the signature, not with the machine's clock at
  /// the response: a machine may sleep between signing and sending.
  ///
  /// - Parameters:
  ///   - server: The date of the response.
  ///   - now: The machine's clock at the response.
  ///   - signed: The date that the refused request was signed with.
  ///   - threshold: How many seconds the dates must differ to explain the refusal.
  /// - Returns: Whether the next request will have another date, so that it may be accepted.
  func learn(
    server: Date, now: Date, signed: Date, threshold: TimeInterval
  ) -> Bool {
    guard abs(server.timeIntervalSince(signed)) >= threshold else { return false }
    learned.withLock { $0 = Self.offset(server, now) }
    return true
  }

  private static func offset(_ server: Date, _ now: Date) -> Learned? {
    let offset = server.timeIntervalSince(now)
    return abs(offset) < tolerance ? nil : Learned(offset: offset, confirmed: now)
  }
}
