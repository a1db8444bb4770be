#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Shows nothing.
struct QuietProgress: ProgressView {
  let interval = Duration.seconds(60)

  func change(_ works: [FollowedWork], at now: Date) -> String { "" }

  func tick(_ works: [FollowedWork], at now: Date) -> String { "" }

  func end(_ works: [FollowedWork], at now: Date) -> String { "" }
}
