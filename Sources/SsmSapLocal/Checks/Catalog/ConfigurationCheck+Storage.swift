import SsmSapModels

extension ConfigurationCheck {
  /// Whether the EBS volumes are large and fast enough for SAP HANA.
  static let storage = ConfigurationCheck(
    id: .sapCheck02,
    name: "HANA EBS storage configuration",
    description: "Checks whether the EBS volumes of the system are large and fast enough.",
    duration: .seconds(40),
    subChecks: StorageNeeds.all.map(volumes(for:)) + [
      SubCheck(
        name: "Encryption",
        description: "Checks whether the EBS volumes are encrypted.",
        references: ["https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"],
        rules: [encryption])
    ])

  private static func volumes(for needs: StorageNeeds) -> SubCheck {
    SubCheck(
      name: "Volumes of \(needs.path)",
      description: "Checks type, size, operations and throughput of the volumes of \(needs.path).",
      references: [
        "https://docs.aws.amazon.com/sap/latest/sap-hana/hana-storage-config-reference-layout.html"
      ],
      rules: [
        volumeRule(needs, "has a recommended type") { volume, _ in
          RuleFinding(
            status: needs.types.contains(volume.type)
              ? .passed : StorageNeeds.formerTypes.contains(volume.type) ? .warning : .failed,
            message: "\(needs.path) is on a volume of the type \(volume.type).",
            actual: volume.type, expected: needs.types.joined(separator: " or "))
        },
        volumeRule(needs, "is large enough") { volume, node in
          guard let type = HANAInstanceType.certified(node.instanceType) else {
            return .unknownInstanceType(node)
          }
          return .amount(volume.size, least: needs.size(type.memory), unit: "GiB", of: needs.path)
        },
        volumeRule(needs, "has enough operations a second") { volume, _ in
          .amount(volume.iops, least: needs.iops, unit: "IOPS", of: needs.path)
        },
        volumeRule(needs, "has enough throughput") { volume, _ in
          .amount(volume.throughput, least: needs.throughput, unit: "MB/s", of: needs.path)
        },
      ])
  }

  private static func volumeRule(
    _ needs: StorageNeeds, _ demand: String,
    _ finding: @escaping @Sendable (HANAVolume, NodeConfiguration) -> RuleFinding
  ) -> CheckRule {
    CheckRule(eachNode: "The volume of \(needs.path) \(demand)") { node in
      guard let volume = node.volume(at: needs.path) else {
        return RuleFinding(
          status: .failed, message: "No EBS volume is mounted at \(needs.path).",
          expected: needs.path)
      }
      return finding(volume, node)
    }
  }

  private static let encryption = CheckRule(eachNode: "The volumes are encrypted") { node in
    let open = node.volumes.filter { !$0.isEncrypted }.map(\.mountPoint)
    return RuleFinding(
      status: open.isEmpty ? .passed : .warning,
      message: open.isEmpty
        ? "All volumes are encrypted."
        : "The volumes of \(open.joined(separator: ", ")) are not encrypted.",
      actual: open.isEmpty ? "true" : "false", expected: "true")
  }
}

extension RuleFinding {
  /// Returns the finding of a rule about the least amount of something.
  fileprivate static func amount(
    _ amount: Int, least: Int, unit: String, of path: String
  ) -> RuleFinding {
    RuleFinding(
      status: amount >= least ? .passed : .failed,
      message: "\(path) has \(amount) \(unit); it needs at least \(least) \(unit).",
      actual: "\(amount) \(unit)", expected: "\(least) \(unit)")
  }
}
