import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ScopeState {
  /// Creates the state of a region of a landscape.
  ///
  /// - Parameters:
  ///   - region: The region. References to systems that it does not have are ignored.
  ///   - now: The time.
  init(_ region: LandscapeRegion, at now: Date) {
    self.init(region.scope)
    systems = region.systems
    for id in region.stoppedInstances { setInstance(id, isRunning: false) }
    for system in systems {
      let application = region.applications.first { $0.sid == system.sid }
      guard !(system.isRunning ?? (application?.status != .stopped)) else { continue }
      for component in Self.leaves(of: system) {
        running.setComponent(component.componentId ?? "", isRunning: false)
      }
    }
    // Databases first, because the others refer to them.
    let isDatabase = { (application: LandscapeApplication) in
      region.system(application.sid)?.type == .hana
    }
    for application in region.applications.filter(isDatabase) { add(application, at: now) }
    for application in region.applications where !isDatabase(application) {
      add(application, at: now)
    }
    for operation in region.operations { add(operation, at: now) }
  }

  private mutating func add(_ application: LandscapeApplication, at now: Date) {
    guard let system = system(application.sid) else { return }
    var record = ApplicationRecord(
      application: Application(
        id: application.id, type: system.type, arn: names.application(application.id, system.type),
        status: application.status, discoveryStatus: .success, lastUpdated: now),
      credentials: application.credentials, sid: system.sid,
      instanceID: system.instanceIDs.first ?? "")
    switch system {
    case .hana(let system): record.instanceNumber = system.instanceNumber
    case .abap(let system):
      record.databaseArn = databaseArn(of: system)
      record.connectionIP = record.databaseArn.flatMap(connectionIP(of:))
      record.componentsInfo = system.webDispatchers
    }
    applications[application.id] = record
    discover(application.id, at: now)
    applications.update(application.id) { $0.show(application.status) }
    // A valid landscape has at most as many tags as a resource may have.
    try? tags.add(application.tags, to: record.arn)
  }

  /// Returns the ARN of the database of an ABAP system, if it is registered.
  func databaseArn(of system: ABAPSystem) -> String? {
    let application = applications.all.first {
      $0.type == .hana && $0.sid == system.database.sid
    }
    return application?.databases.first { $0.databaseId == system.database.tenant }?.arn
  }

  private mutating func add(_ operation: LocalOperation, at now: Date) {
    add(
      OperationRecord(
        operation: operation.begun, applicationID: operation.operation.resourceId ?? "",
        steps: [PlannedStep(time: operation.end, changes: [operation.ending])]))
  }

  /// Returns the components of a system that run processes.
  static func leaves(of system: LandscapeSystem) -> [Component] {
    var record = ApplicationRecord(application: Application(), sid: system.sid, instanceID: "")
    if case .abap(let system) = system { record.componentsInfo = system.webDispatchers }
    let names = ResourceNames(LocalScope(account: "", region: ""))
    record.components =
      Discovery(system, for: record, names: names, running: RunningState(), at: .distantPast)
      .components
    return record.leaves
  }

  /// Returns the state as a region of a landscape.
  ///
  /// Applications that are being registered or removed are left out, and so are ABAP applications
  /// without an application for their database. What is under way counts as finished, and a system of
  /// which a part runs as running.
  func landscapeRegion() -> LandscapeRegion {
    let stable = applications.all.filter {
      !$0.components.isEmpty && $0.application.status != .deleting
    }
    let complete = stable.filter { record in
      guard case .abap(let abap)? = system(record.sid) else { return true }
      return stable.contains { $0.sid == abap.database.sid }
    }
    return LandscapeRegion(
      account: scope.account, region: scope.region,
      systems: systems.map { system in
        var system = system
        system.isRunning = Self.leaves(of: system).contains {
          running.isComponentRunning($0.componentId ?? "")
        }
        return system
      },
      applications: complete.sorted { $0.id < $1.id }.map { record in
        LandscapeApplication(
          id: record.id, sid: record.sid,
          status: record.application.status == .stopped ? .stopped : .activated,
          tags: tags.tags(of: record.arn), credentials: record.credentials)
      },
      operations: operations.all.compactMap(LocalOperation.init),
      stoppedInstances: running.stopped)
  }
}

extension ApplicationRecord {
  /// Makes all components and databases show that the application runs, or that it is stopped.
  fileprivate mutating func show(_ status: ApplicationStatus) {
    let componentStatus: ComponentStatus = status == .stopped ? .stopped : .running
    application.status = status
    for index in components.indices { components[index].status = componentStatus }
    for index in databases.indices {
      databases[index].status = DatabaseStatus(of: componentStatus)
    }
  }
}

extension ABAPSystem {
  /// The Web Dispatchers as `ComponentsInfo` names them.
  fileprivate var webDispatchers: [ComponentInfo] {
    instances.filter { $0.kind == .webDispatcher }.map { instance in
      ComponentInfo(
        componentType: .webdisp, sid: instance.sid ?? sid, ec2InstanceId: instance.instanceID)
    }
  }
}

extension LocalOperation {
  /// Creates an operation from a record; `nil` for one that has no start or no end.
  fileprivate init?(_ record: OperationRecord) {
    var ending = (record.operation.status, record.operation.statusMessage)
    for case .end(let status, let message) in record.steps.flatMap(\.changes) {
      ending = (status.value, message)
    }
    guard let start = record.operation.startTime,
      let end = record.operation.endTime ?? record.steps.last?.time
    else { return nil }
    var operation = record.operation
    operation.status = nil
    operation.statusMessage = nil
    operation.startTime = nil
    operation.endTime = nil
    operation.lastUpdatedTime = nil
    self.init(
      operation, start: start, duration: .seconds(end.timeIntervalSince(start)),
      outcome: ending.0 == .error ? .error(ending.1 ?? "") : .success)
  }
}
