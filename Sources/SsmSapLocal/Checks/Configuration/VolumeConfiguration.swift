/// An EBS volume, or several as one, as the configuration checks see them.
struct VolumeConfiguration: Sendable, Hashable {
  /// The type, such as `gp3`.
  var type: String

  /// The size in gibibytes.
  var size: Int

  /// The input and output operations a second.
  var iops: Int

  /// The throughput in megabytes a second.
  var throughput: Int

  /// Whether the volume is encrypted.
  var isEncrypted: Bool
}

extension VolumeConfiguration {
  /// Returns volumes that pass every check, by the path at which they are mounted.
  ///
  /// - Parameter memory: The instance's memory in gibibytes.
  static func recommended(memory: Int) -> [String: VolumeConfiguration] {
    [
      "/hana/data": VolumeConfiguration(
        type: "gp3", size: StorageNeeds.data.size(memory), iops: 7500, throughput: 500,
        isEncrypted: true),
      "/hana/log": VolumeConfiguration(
        type: "gp3", size: StorageNeeds.log.size(memory), iops: 3000, throughput: 300,
        isEncrypted: true),
      "/hana/shared": VolumeConfiguration(
        type: "gp3", size: StorageNeeds.shared.size(memory), iops: 3000, throughput: 125,
        isEncrypted: true),
    ]
  }
}
