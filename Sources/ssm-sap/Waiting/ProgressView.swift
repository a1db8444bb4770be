#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Turns the state of followed work into text for standard error.
protocol ProgressView: Sendable {
  /// How often to call ``tick(_:at:)``.
  var interval: Duration { get }

  /// Returns what to write after a change.
  mutating func change(_ works: [FollowedWork], at now: Date) -> String

  /// Returns what to write because time has passed.
  mutating func tick(_ works: [FollowedWork], at now: Date) -> String

  /// Returns what to write when nothing more follows, however the work has gone.
  mutating func end(_ works: [FollowedWork], at now: Date) -> String
}
