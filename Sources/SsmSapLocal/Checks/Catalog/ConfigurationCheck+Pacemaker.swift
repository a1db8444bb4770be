import SsmSapModels

extension ConfigurationCheck {
  /// Whether the Pacemaker cluster of a replicated system can take over.
  static let pacemaker = ConfigurationCheck(
    id: .sapCheck03,
    name: "HANA Pacemaker configuration",
    description: "Checks the Pacemaker cluster and the replication of a HANA system.",
    needsSeveralNodes: true,
    duration: .seconds(60),
    subChecks: [
      SubCheck(
        name: "Cluster", description: "Checks whether there is a Pacemaker cluster.",
        references: [pacemakerGuide], rules: [presence]),
      clusterCheck(
        "Cluster properties", "Checks the properties of the cluster, above all fencing.",
        ClusterNeed.properties),
      clusterCheck(
        "Resource defaults", "Checks the defaults of the cluster's resources.",
        ClusterNeed.defaults),
      clusterCheck(
        "SAPHana resource", "Checks the parameters of the resource agent for SAP HANA.",
        ClusterNeed.hana),
      clusterCheck(
        "Corosync", "Checks how the nodes of the cluster communicate.", ClusterNeed.corosync),
      SubCheck(
        name: "System replication",
        description: "Checks whether the replication allows a takeover without loss.",
        references: [pacemakerGuide],
        rules: [replicationMode, operationMode]),
    ])

  private static let pacemakerGuide =
    "https://docs.aws.amazon.com/sap/latest/sap-hana/sap-hana-on-aws-sles-pacemaker.html"

  private static let presence = CheckRule("The nodes are in a Pacemaker cluster") { system in
    let isPresent = system.clusterParameters != nil
    return RuleFinding(
      status: isPresent ? .passed : .failed,
      message: isPresent
        ? "The nodes are in a Pacemaker cluster." : "The system has no Pacemaker cluster.",
      actual: "\(isPresent)", expected: "true")
  }

  private static func clusterCheck(
    _ name: String, _ description: String, _ needs: [ClusterNeed]
  ) -> SubCheck {
    SubCheck(
      name: name, description: description, references: [pacemakerGuide],
      rules: needs.map(clusterRule))
  }

  private static func clusterRule(_ need: ClusterNeed) -> CheckRule {
    CheckRule("The cluster parameter \(need.parameter) is \(need.value)") { system in
      var finding = RuleFinding(
        status: .passed, message: "\(need.parameter) is \(need.value).", expected: need.value,
        clusterParameter: need.parameter)
      guard let parameters = system.clusterParameters else {
        finding.status = .unknown
        finding.message = "The system has no Pacemaker cluster."
        return finding
      }
      finding.actual = parameters[need.parameter]
      guard finding.actual != need.value else { return finding }
      finding.status = need.severity
      finding.message =
        finding.actual.map { "\(need.parameter) is \($0) instead of \(need.value)." }
        ?? "\(need.parameter) is not set; it should be \(need.value)."
      return finding
    }
  }

  private static let replicationMode = replicationRule(
    "The primary node waits for the secondary one", \.replicationMode, ["SYNC", "SYNCMEM"],
    severity: .failed)

  private static let operationMode = replicationRule(
    "The secondary node replays the log", \.replicationOperationMode,
    ["LOGREPLAY", "LOGREPLAY_READACCESS"], severity: .warning)

  private static func replicationRule(
    _ description: String, _ mode: @escaping @Sendable (SystemConfiguration) -> String?,
    _ expected: [String], severity: RuleResultStatus
  ) -> CheckRule {
    CheckRule(description) { system in
      let actual = mode(system)
      return RuleFinding(
        status: actual.map { expected.contains($0) ? .passed : severity } ?? .unknown,
        message: actual.map { "The mode of the replication is \($0)." }
          ?? "The mode of the replication is not known.",
        actual: actual, expected: expected.joined(separator: " or "))
    }
  }
}
