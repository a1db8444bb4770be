#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// When credentials are refreshed before they expire.
public struct RefreshPolicy: Sendable, Hashable {
  /// With less time left than this, new credentials are fetched while the old ones are still
  /// handed out; 15 minutes unless set.
  public var advisoryWindow: Duration = .seconds(15 * 60)

  /// With less time left than this, callers wait for new credentials; 10 minutes unless set.
  public var mandatoryWindow: Duration = .seconds(10 * 60)

  /// The share of the advisory window by which its start is moved at random, from 0 to 1, so that
  /// many programs do not refresh at once; a fifth unless set.
  public var jitter = 0.2

  /// How long after a refresh that failed the next one is tried while the old credentials hold;
  /// a minute unless set, and half as much again at random.
  public var pauseAfterFailure: Duration = .seconds(60)

  /// The usual windows.
  public init() {}
}

extension RefreshPolicy {
  /// The times that belong to credentials; nil for such as never expire.
  func schedule(
    fetched now: Date, expiring end: Date?, random: Double
  ) -> RefreshSchedule? {
    guard let end else { return nil }
    // Of short-lived credentials no more than a half and a quarter: they would be refreshed at
    // each call otherwise.
    let lifetime = max(0, end.timeIntervalSince(now))
    let window = min(Self.seconds(advisoryWindow), lifetime / 2)
    let advisory = window * (1 - min(max(jitter, 0), 1) * random)
    let mandatory = min(Self.seconds(mandatoryWindow), lifetime / 4, advisory)
    return RefreshSchedule(
      advisory: end.addingTimeInterval(-advisory), mandatory: end.addingTimeInterval(-mandatory),
      end: end)
  }

  /// When the next refresh is tried after one that failed.
  func nextAttempt(after now: Date, random: Double) -> Date {
    now.addingTimeInterval(Self.seconds(pauseAfterFailure) * (1 + random / 2))
  }

  private static func seconds(_ duration: Duration) -> TimeInterval {
    let parts = duration.components
    return max(0, Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }
}

/// When credentials are to be refreshed, and when they end.
struct RefreshSchedule: Sendable {
  var advisory: Date
  var mandatory: Date
  let end: Date
}
