import CommandSupport
import Foundation
import SsmSap
import SsmSapLocal
import SsmSapModels

/// The story of the demonstration: a HANA system is registered, started, checked and stopped, and a
/// start fails.
struct DemoStory: Sendable {
  private static let application = "HANA-DEMO"
  private static let primary = HANAHost(name: "hana1", instanceID: "i-0a1b2c3d4e5f60718")
  private static let secondary = HANAHost(name: "hana2", instanceID: "i-0b1c2d3e4f5061728")

  /// Two nodes with replication on running EC2 instances. HANA itself is stopped.
  static let landscape = Landscape(
    LandscapeRegion(
      systems: [
        .hana(
          HANASystem(
            sid: "HDB", hosts: [primary, secondary], replication: HANAReplication(),
            hasPacemaker: true, isRunning: false))
      ]))

  private let client: SsmSapClient
  private let faults: FaultPlan
  private let stage: any DemoStage
  private let options: WaitOptions

  /// Creates a story.
  ///
  /// - Parameters:
  ///   - client: A client of the service.
  ///   - faults: The faults of the service.
  ///   - stage: Where the story is shown.
  init(_ client: SsmSapClient, faults: FaultPlan, on stage: any DemoStage) {
    self.client = client
    self.faults = faults
    self.stage = stage
    var options = WaitOptions(timeout: .seconds(120))
    options.shortestDelay = .milliseconds(50)
    options.longestDelay = .milliseconds(200)
    self.options = options
  }

  /// Tells the story.
  ///
  /// - Throws: `DemoError` if something else happens than it tells, `CallError` or `WaitError` if a call fails.
  func tell() async throws {
    try await register()
    try await start()
    try await check()
    try await stop()
    try await failToStart()
  }

  private func register() async throws {
    let scene = DemoScene(
      number: 1, title: "Register the HANA system HDB as \(Self.application)",
      call: "RegisterApplication")
    try await stage.show(scene)
    let output = try await client.registerApplication(
      applicationId: Self.application, applicationType: .hana,
      instances: [Self.primary.instanceID], sapInstanceNumber: "00", sid: "HDB",
      credentials: [
        ApplicationCredential(
          databaseName: "HDB/SYSTEMDB", credentialType: .admin, secretId: "hana-system")
      ])
    try await follow(output.operationId, in: scene, until: .success)
    let application = try await client.waitForApplication(
      applicationId: Self.application, until: .registered, options: options)
    try await stage.say(
      "\nDiscovered: \(try await components(of: application).joined(separator: ", "))")
  }

  /// Returns the ids of an application's components and of their children.
  private func components(of application: Application) async throws -> [String] {
    var ids: [String] = []
    for id in application.components ?? [] {
      let output = try await client.getComponent(
        applicationId: Self.application, componentId: id)
      ids += [id] + (output.component?.childComponents ?? [])
    }
    return ids
  }

  private func start() async throws {
    let scene = DemoScene(
      number: 2, title: "Start \(Self.application)", call: "StartApplication")
    try await stage.show(scene)
    let output = try await client.startApplication(applicationId: Self.application)
    try await follow(output.operationId, in: scene, until: .success)
  }

  private func stop() async throws {
    let scene = DemoScene(number: 4, title: "Stop \(Self.application)", call: "StopApplication")
    try await stage.show(scene)
    let output = try await client.stopApplication(applicationId: Self.application)
    try await follow(output.operationId, in: scene, until: .success)
  }

  private func failToStart() async throws {
    let component = "HDB-HDB00-\(Self.secondary.name)"
    let scene = DemoScene(
      number: 5, title: "Start it again, with a fault: \(component) fails",
      call: "StartApplication")
    try await stage.show(scene)
    try faults.add(
      Fault(
        .componentFailure, component: component, times: 1,
        message: "the name server ended with status 1"))
    let output = try await client.startApplication(applicationId: Self.application)
    let lines = try await follow(output.operationId, in: scene, until: .error)
    guard lines.contains(where: { $0.mark == .bad && $0.id.contains(component) }) else {
      throw DemoError("the start has failed without a failed event of \(component)")
    }
  }

  /// Shows an operation until it ends.
  ///
  /// - Returns: The lines of the scene at its end.
  @discardableResult
  private func follow(
    _ operationId: String?, in scene: DemoScene, until status: OperationStatus
  ) async throws -> [DemoScene.Line] {
    guard let operationId else { throw DemoError("\(scene.call) has returned no operation") }
    var scene = scene
    var ended: OperationStatus?
    for try await update in client.operationProgress(operationId: operationId, options: options) {
      scene.add(update)
      if case .state(let operation) = update { ended = operation.status }
      try await stage.show(scene)
    }
    try await stage.finish()
    guard ended == status else {
      throw DemoError(
        "\(scene.call) has ended with \(ended?.rawValue ?? "no status"), not with \(status.rawValue)"
      )
    }
    return scene.lines
  }
}

// MARK: Configuration checks

extension DemoStory {
  private func check() async throws {
    var scene = DemoScene(
      number: 3, title: "Check its configuration", call: "StartConfigurationChecks")
    try await stage.show(scene)
    let output = try await client.startConfigurationChecks(applicationId: Self.application)
    let started = output.configurationCheckOperations ?? []
    for check in started { scene.set(line(of: check, .busy, "started")) }
    try await stage.show(scene)
    let checks = try await client.waitForConfigurationChecks(
      operationIds: started.compactMap(\.id), options: options)
    guard !checks.isEmpty else { throw DemoError("no configuration check was started") }
    for check in checks { try await report(check, in: &scene) }
    try await stage.show(scene)
    try await stage.finish()
  }

  private func report(
    _ check: ConfigurationCheckOperation, in scene: inout DemoScene
  ) async throws {
    let counts = check.ruleStatusCounts
    let findings = [
      (counts?.passed, "passed"), (counts?.failed, "failed"), (counts?.warning, "with a warning"),
      (counts?.info, "for information"), (counts?.unknown, "unknown"),
    ].compactMap { count, name in count.flatMap { $0 > 0 ? "\($0) \(name)" : nil } }
    let isClean = (counts?.failed ?? 0) == 0 && (counts?.warning ?? 0) == 0
    scene.set(line(of: check, isClean ? .good : .warning, findings.joined(separator: ", ")))
  }

  private func line(
    of check: ConfigurationCheckOperation, _ mark: TerminalMark, _ finding: String
  ) -> DemoScene.Line {
    let name = check.configurationCheckName ?? check.configurationCheckId?.rawValue ?? ""
    return DemoScene.Line(
      id: check.id ?? name, mark: mark, status: check.status?.rawValue ?? "STARTED",
      text: "\(name): \(finding)", start: check.startTime ?? Date(), end: check.endTime)
  }
}
