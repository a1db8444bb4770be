import SsmSapModels

extension ConfigurationCheck {
  /// Whether the EC2 instances suit SAP HANA.
  static let instanceType = ConfigurationCheck(
    id: .sapCheck01,
    name: "EC2 instance type selection",
    description: "Checks whether the types of the EC2 instances suit SAP HANA.",
    duration: .seconds(20),
    subChecks: [
      SubCheck(
        name: "SAP certification",
        description: "Checks whether SAP HANA is certified for the instance types.",
        references: ["https://www.sap.com/dmc/exp/2014-09-02-hana-hardware/enEN/#/solutions"],
        rules: [certification, generation]),
      SubCheck(
        name: "Sizing",
        description: "Compares the instances of the nodes and reports their memory.",
        references: [
          "https://docs.aws.amazon.com/sap/latest/sap-hana/hana-storage-config-reference-layout.html"
        ],
        rules: [sameType, memory]),
    ])

  private static let certification = CheckRule(
    eachNode: "The instance type is certified for SAP HANA"
  ) { node in
    let isCertified = HANAInstanceType.certified(node.instanceType) != nil
    return RuleFinding(
      status: isCertified ? .passed : .failed,
      message: isCertified
        ? "\(node.instanceType) is certified for SAP HANA."
        : "\(node.instanceType) is not certified for SAP HANA.",
      actual: node.instanceType, expected: "A certified instance type")
  }

  private static let generation = CheckRule(
    eachNode: "The instance type is of a current generation"
  ) { node in
    guard let type = HANAInstanceType.certified(node.instanceType) else {
      return .unknownInstanceType(node)
    }
    return RuleFinding(
      status: type.isFormerGeneration ? .warning : .passed,
      message: type.isFormerGeneration
        ? "\(type.name) is of a former generation; a newer type is faster for the same price."
        : "\(type.name) is of a current generation.",
      actual: type.name)
  }

  private static let sameType = CheckRule("All nodes have the same instance type") { system in
    let types = Set(system.nodes.map(\.instanceType)).sorted()
    return RuleFinding(
      status: types.count > 1 ? .warning : .passed,
      message: types.count > 1
        ? "The nodes have different instance types, so that a takeover changes the size of the system."
        : "All nodes have the same instance type.",
      actual: types.joined(separator: ", "), expected: system.nodes.first?.instanceType)
  }

  private static let memory = CheckRule(eachNode: "The memory of the instance") { node in
    guard let type = HANAInstanceType.certified(node.instanceType) else {
      return .unknownInstanceType(node)
    }
    return RuleFinding(
      status: .info, message: "\(type.name) has \(type.memory) GiB of memory.",
      actual: "\(type.memory) GiB")
  }
}
