/// A profile and a region that a command runs for.
struct FleetTarget: Sendable, Hashable {
  /// The profile; `nil` for the one that a single command would use.
  var profile: String?
  /// The region; `nil` for the one that a single command would use.
  var region: String?

  /// Returns every pair of some profiles and regions, by profile and then by region.
  ///
  /// An empty list stands for the profile or the region that a single command would use.
  static func pairs(profiles: [String], regions: [String]) -> [FleetTarget] {
    let profiles: [String?] = profiles.isEmpty ? [nil] : profiles
    let regions: [String?] = regions.isEmpty ? [nil] : regions
    return profiles.flatMap { profile in
      regions.map { FleetTarget(profile: profile, region: $0) }
    }
  }
}

extension FleetTarget: CustomStringConvertible {
  /// The profile and the region, as far as they are given.
  var description: String {
    [profile, region].compactMap { $0 }.joined(separator: " ")
  }
}
