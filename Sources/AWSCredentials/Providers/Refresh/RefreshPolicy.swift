#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The times at which credentials are refreshed before they expire.
public struct RefreshPolicy: Sendable, Hashable {
  /// The time before the expiration from which credentials are refreshed in the background; 15
  /// minutes by default.
  public var advisoryWindow: Duration = .seconds(15 * 60)

  /// The time before the expiration from which callers wait for new credentials; 10 minutes by
  /// default.
  public var mandatoryWindow: Duration = .seconds(10 * 60)

  /// The fraction of the advisory window, from 0 to 1, by which its start is delayed at random, so
  /// that many programs do not refresh at once; 0.2 by default.
  public var jitter = 0.2

  /// The pause after a failed refresh while the old credentials are valid; a minute by default. Up
  /// to half of it is added at random.
  public var pauseAfterFailure: Duration = .seconds(60)

  /// Creates a policy with the default times.
  public init() {}
}

extension RefreshPolicy {
  /// Returns the schedule of credentials, or `nil` if they never expire.
  func schedule(
    fetched now: Date, expiring end: Date?, random: Double
  ) -> RefreshSchedule? {
    guard let end else { return nil }
    // The windows of short-lived credentials are at most a half and a quarter of their lifetime,
    // or every call would refresh them.
    let lifetime = max(0, end.timeIntervalSince(now))
    let window = min(Self.seconds(advisoryWindow), lifetime / 2)
    let advisory = window * (1 - min(max(jitter, 0), 1) * random)
    let mandatory = min(Self.seconds(mandatoryWindow), lifetime / 4, advisory)
    return RefreshSchedule(
      advisory: end.addingTimeInterval(-advisory), mandatory: end.addingTimeInterval(-mandatory),
      end: end)
  }

  /// Returns the time of the next refresh after one that failed.
  func nextAttempt(after now: Date, random: Double) -> Date {
    now.addingTimeInterval(Self.seconds(pauseAfterFailure) * (1 + random / 2))
  }

  private static func seconds(_ duration: Duration) -> TimeInterval {
    let parts = duration.components
    return max(0, Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }
}

/// The times at which credentials are refreshed and expire.
struct RefreshSchedule: Sendable {
  var advisory: Date
  var mandatory: Date
  let end: Date
}
