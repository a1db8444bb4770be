/// The EBS storage of a file system of a HANA node: one volume, or several that are striped.
public struct HANAVolume: Sendable, Hashable {
  /// The path at which the file system is mounted, such as `/hana/data`.
  public var mountPoint: String

  /// The type of the volumes, such as `gp3`.
  public var type: String

  /// The size in gibibytes.
  public var size: Int

  /// The input and output operations a second.
  public var iops: Int

  /// The throughput in megabytes a second.
  public var throughput: Int

  /// Whether the volumes are encrypted.
  public var isEncrypted: Bool

  /// Creates a volume. Operations and throughput are by default those that every `gp3` volume has.
  ///
  /// - Parameters:
  ///   - mountPoint: The path at which the file system is mounted.
  ///   - type: The type of the volumes.
  ///   - size: The size in gibibytes.
  ///   - iops: The input and output operations a second.
  ///   - throughput: The throughput in megabytes a second.
  ///   - isEncrypted: Whether the volumes are encrypted.
  public init(
    _ mountPoint: String, type: String = "gp3", size: Int, iops: Int = 3000, throughput: Int = 125,
    isEncrypted: Bool = true
  ) {
    self.mountPoint = mountPoint
    self.type = type
    self.size = size
    self.iops = iops
    self.throughput = throughput
    self.isEncrypted = isEncrypted
  }
}

extension HANAVolume {
  /// Returns volumes that pass every configuration check.
  ///
  /// - Parameter memory: The memory of the EC2 instance in gibibytes.
  static func recommended(memory: Int) -> [HANAVolume] {
    StorageNeeds.all.map { needs in
      HANAVolume(
        needs.path, size: needs.size(memory), iops: needs.iops, throughput: needs.throughput)
    }
  }
}

extension HANAVolume: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case mountPoint = "MountPoint"
    case type = "Type"
    case size = "SizeGiB"
    case iops = "Iops"
    case throughput = "ThroughputMBps"
    case isEncrypted = "Encrypted"
  }

  /// Reads a volume. Only the mount point and the size are required.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .mountPoint),
      type: try container.decodeIfPresent(String.self, forKey: .type) ?? "gp3",
      size: try container.decodeWholeNumber(forKey: .size),
      iops: try container.decodeWholeNumberIfPresent(forKey: .iops) ?? 3000,
      throughput: try container.decodeWholeNumberIfPresent(forKey: .throughput) ?? 125,
      isEncrypted: try container.decodeIfPresent(Bool.self, forKey: .isEncrypted) ?? true)
  }
}
