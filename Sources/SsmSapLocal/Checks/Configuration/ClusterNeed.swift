import SsmSapModels

/// A parameter that the Pacemaker cluster of a HANA system needs.
struct ClusterNeed: Sendable {
  /// The name of the parameter.
  let parameter: String

  /// The recommended value.
  let value: String

  /// The status of a rule that finds another value or none.
  let severity: RuleResultStatus
}

// Source: SAP HANA on AWS, "Parameter Reference" of Pacemaker on SLES; the severities are inferred.
extension ClusterNeed {
  static let properties = [
    ClusterNeed(parameter: "stonith-enabled", value: "true", severity: .failed),
    ClusterNeed(parameter: "stonith-action", value: "off", severity: .failed),
    ClusterNeed(parameter: "stonith-timeout", value: "600", severity: .warning),
    ClusterNeed(parameter: "concurrent-fencing", value: "true", severity: .warning),
    ClusterNeed(parameter: "maintenance-mode", value: "false", severity: .failed),
  ]

  static let defaults = [
    ClusterNeed(parameter: "resource-stickiness", value: "1000", severity: .warning),
    ClusterNeed(parameter: "migration-threshold", value: "5000", severity: .warning),
  ]

  static let hana = [
    ClusterNeed(parameter: "PREFER_SITE_TAKEOVER", value: "true", severity: .failed),
    ClusterNeed(parameter: "DUPLICATE_PRIMARY_TIMEOUT", value: "7200", severity: .warning),
    ClusterNeed(parameter: "AUTOMATED_REGISTER", value: "true", severity: .warning),
  ]

  static let corosync = [
    ClusterNeed(parameter: "token", value: "30000", severity: .failed),
    ClusterNeed(parameter: "consensus", value: "36000", severity: .failed),
    ClusterNeed(parameter: "two_node", value: "1", severity: .failed),
  ]

  /// The parameters of a cluster that passes every check.
  static let recommended = Dictionary(
    (properties + defaults + hana + corosync).map { ($0.parameter, $0.value) },
    uniquingKeysWith: { first, _ in first })
}
