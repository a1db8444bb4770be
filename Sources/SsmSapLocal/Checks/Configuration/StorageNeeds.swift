/// What the EBS volumes of a HANA file system need.
///
/// Source: SAP HANA on AWS, "SAP HANA EBS Storage Reference"; the figures are rounded (inferred).
struct StorageNeeds: Sendable {
  /// The path at which the volumes are mounted.
  let path: String

  /// The types of volume that suit.
  let types: [String]

  /// Returns the least size in gibibytes for a memory in gibibytes.
  let size: @Sendable (Int) -> Int

  /// The least input and output operations a second.
  let iops: Int

  /// The least throughput in megabytes a second.
  let throughput: Int
}

extension StorageNeeds {
  static let data = StorageNeeds(
    path: "/hana/data", types: ["gp3", "io2"], size: { $0 * 6 / 5 }, iops: 7000, throughput: 400)

  static let log = StorageNeeds(
    path: "/hana/log", types: ["gp3", "io2"], size: { min($0 * 3 / 8, 500) }, iops: 3000,
    throughput: 250)

  static let shared = StorageNeeds(
    path: "/hana/shared", types: ["gp3", "io2"], size: { min($0, 1024) }, iops: 3000,
    throughput: 125)

  static let all = [data, log, shared]

  /// The types that work but are no longer recommended.
  static let formerTypes = ["gp2", "io1"]
}
