import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Configuration checks: findings")
struct ConfigurationCheckTests {
  /// A system of two nodes that passes every check.
  static func system(instanceType: String = "r6i.16xlarge") -> SystemConfiguration {
    SystemConfiguration(
      nodes: ["hana01", "hana02"].map {
        NodeConfiguration(
          componentID: "HDB-HDB00-\($0)", instanceType: instanceType,
          volumes: HANAVolume.recommended(memory: 512))
      },
      clusterParameters: ClusterNeed.recommended, replicationMode: "SYNC",
      replicationOperationMode: "LOGREPLAY")
  }

  private func change(
    _ node: inout NodeConfiguration, _ path: String, _ change: (inout HANAVolume) -> Void
  ) {
    for index in node.volumes.indices where node.volumes[index].mountPoint == path {
      change(&node.volumes[index])
    }
  }

  private func findings(
    _ check: ConfigurationCheck, _ system: SystemConfiguration
  ) -> [RuleFinding] {
    check.subChecks.flatMap(\.rules).flatMap { $0.findings(system) }
  }

  @Test("A system with the recommended settings passes", arguments: ConfigurationCheck.all)
  func passes(check: ConfigurationCheck) {
    let findings = findings(check, Self.system())
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.status == .passed || $0.status == .info })
  }

  @Test("Every check has several sub-checks with rules", arguments: ConfigurationCheck.all)
  func hasSubChecks(check: ConfigurationCheck) {
    #expect(check.subChecks.count >= 2)
    #expect(Set(check.subChecks.map(\.name)).count == check.subChecks.count)
    #expect(check.subChecks.allSatisfy { !$0.rules.isEmpty && !$0.references.isEmpty })
    #expect(check.definition.id == check.id)
    #expect(ConfigurationCheck.named(check.id)?.name == check.name)
  }

  @Test(
    "The finding on an instance type says whether it is certified and current",
    arguments: [
      ("r6i.16xlarge", [RuleResultStatus.passed, .passed, .info]),
      ("x1.32xlarge", [.passed, .warning, .info]),
      ("t3.large", [.failed, .unknown, .unknown]),
      ("", [.failed, .unknown, .unknown]),
    ])
  func checksInstanceType(type: String, statuses: [RuleResultStatus]) {
    let findings = findings(.instanceType, Self.system(instanceType: type))
    let first = findings.filter { $0.component == "HDB-HDB00-hana01" }
    #expect(first.map(\.status) == statuses)
    #expect(first.prefix(2).allSatisfy { $0.actual == type && $0.component != nil })
  }

  @Test("Nodes of different types are worth a warning")
  func comparesNodes() {
    var system = Self.system()
    system.nodes[1].instanceType = "r6i.8xlarge"
    let warnings = findings(.instanceType, system).filter { $0.status == .warning }
    #expect(warnings.map(\.actual) == ["r6i.16xlarge, r6i.8xlarge"])
    #expect(warnings.map(\.expected) == ["r6i.16xlarge"])
  }

  @Test(
    "A volume that is too small, too slow or of another type is found",
    arguments: [
      ("/hana/data", \HANAVolume.size, 613, "614 GiB"),
      ("/hana/data", \.iops, 6999, "7000 IOPS"),
      ("/hana/data", \.throughput, 399, "400 MB/s"),
      ("/hana/log", \.size, 191, "192 GiB"),
      ("/hana/log", \.throughput, 249, "250 MB/s"),
      ("/hana/shared", \.size, 511, "512 GiB"),
    ] as [(String, any WritableKeyPath<HANAVolume, Int> & Sendable, Int, String)])
  func checksVolumes(
    path: String, amount: any WritableKeyPath<HANAVolume, Int> & Sendable, value: Int,
    expected: String
  ) {
    var system = Self.system()
    change(&system.nodes[0], path) { $0[keyPath: amount] = value }
    let failures = findings(.storage, system).filter { $0.status == .failed }
    #expect(failures.map(\.expected) == [expected])
    #expect(failures.map(\.component) == ["HDB-HDB00-hana01"])
  }

  @Test(
    "Volume types are recommended, former or unsuited",
    arguments: [
      ("io2", RuleResultStatus.passed), ("gp2", .warning), ("io1", .warning), ("st1", .failed),
    ])
  func checksVolumeType(type: String, status: RuleResultStatus) {
    var system = Self.system()
    change(&system.nodes[1], "/hana/log") { $0.type = type }
    let finding = findings(.storage, system).first { $0.actual == type }
    #expect(finding?.status == status)
    #expect(finding?.component == "HDB-HDB00-hana02")
  }

  @Test("A missing volume fails each of its rules")
  func missesVolume() {
    var system = Self.system()
    system.nodes[0].volumes.removeAll { $0.mountPoint == "/hana/log" }
    #expect(findings(.storage, system).filter { $0.status == .failed }.count == 4)
  }

  @Test("An open volume is worth a warning")
  func checksEncryption() {
    var system = Self.system()
    change(&system.nodes[0], "/hana/data") { $0.isEncrypted = false }
    let warnings = findings(.storage, system).filter { $0.status == .warning }
    #expect(warnings.map(\.actual) == ["false"])
  }

  @Test(
    "A cluster parameter that is wrong or not set is found",
    arguments: [
      ("stonith-enabled", "false", RuleResultStatus.failed), ("stonith-enabled", nil, .failed),
      ("migration-threshold", nil, .warning), ("AUTOMATED_REGISTER", "false", .warning),
      ("token", "5000", .failed),
    ] as [(String, String?, RuleResultStatus)])
  func checksCluster(parameter: String, value: String?, status: RuleResultStatus) {
    var system = Self.system()
    system.clusterParameters?[parameter] = value
    let open = findings(.pacemaker, system).filter { $0.status != .passed }
    #expect(open.map(\.status) == [status])
    #expect(open.first?.metadata["ClusterParameter"] == parameter)
    #expect(open.first?.metadata["ActualValue"] == value)
    #expect(open.first?.metadata["ExpectedValue"] == ClusterNeed.recommended[parameter])
  }

  @Test("Without a cluster, its parameters are unknown")
  func missesCluster() {
    var system = Self.system()
    system.clusterParameters = nil
    let statuses = findings(.pacemaker, system).map(\.status)
    #expect(statuses.filter { $0 == .failed }.count == 1)
    #expect(statuses.filter { $0 == .unknown }.count == ClusterNeed.recommended.count)
  }

  @Test(
    "The replication has to be synchronous",
    arguments: [
      ("SYNCMEM", "LOGREPLAY", RuleResultStatus.passed, RuleResultStatus.passed),
      ("ASYNC", "DELTA_DATASHIPPING", .failed, .warning),
      (nil, nil, .unknown, .unknown),
    ] as [(String?, String?, RuleResultStatus, RuleResultStatus)])
  func checksReplication(
    mode: String?, operation: String?, first: RuleResultStatus, second: RuleResultStatus
  ) {
    var system = Self.system()
    system.replicationMode = mode
    system.replicationOperationMode = operation
    #expect(findings(.pacemaker, system).suffix(2).map(\.status) == [first, second])
  }

  @Test("Metadata stays within the model's limits", arguments: ConfigurationCheck.all)
  func hasModelledMetadata(check: ConfigurationCheck) {
    var system = Self.system(instanceType: "t3.large")
    system.clusterParameters = ["token": "", "consensus": String(repeating: "x", count: 1001)]
    system.nodes[0].volumes = []
    for finding in findings(check, system) {
      #expect(finding.metadata.values.allSatisfy { (1...1000).contains($0.count) })
    }
  }
}
