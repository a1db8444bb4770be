import AWSShapes
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Everything that an account has in a region.
struct ScopeState: Sendable {
  /// The largest number of applications.
  ///
  /// Source: AWS General Reference, "AWS Systems Manager for SAP endpoints and quotas".
  static let maximumApplications = 10

  /// The largest number of databases of an application.
  ///
  /// Source: AWS General Reference, "AWS Systems Manager for SAP endpoints and quotas".
  static let maximumDatabases = 20

  /// The largest number of credentials of an application.
  ///
  /// Source: AWS General Reference, "AWS Systems Manager for SAP endpoints and quotas".
  static let maximumCredentials = 20

  /// The number of operations that are kept. When there are more, the oldest finished ones disappear
  /// with their events.
  static let maximumOperations = 1_000

  /// The account and the region.
  let scope: LocalScope

  /// The SAP systems on EC2 instances, whether registered or not.
  var systems: [LandscapeSystem] = []

  /// What really runs of the systems.
  var running = RunningState()

  /// The applications by their id.
  var applications = RecordTable<ApplicationRecord>()

  /// The operations by their id.
  private(set) var operations = RecordTable<OperationRecord>()

  /// The ids of the operations that have steps left, the oldest first.
  private(set) var unfinished: [String] = []

  /// The tags of the applications, components and databases by ARN.
  var tags = TagTable()

  /// The permissions of the resources.
  var permissions = PermissionTable()

  /// The configuration checks that were started, with their results.
  var checks = CheckTable()

  private var nextNumber: UInt64 = 0

  /// Creates an empty state.
  init(_ scope: LocalScope) {
    self.scope = scope
  }

  /// The names of the scope's resources.
  var names: ResourceNames { ResourceNames(scope) }

  /// Returns the application that has the database, and the database.
  func database(arn: String) -> (application: ApplicationRecord, database: Database)? {
    for record in applications.all {
      let database = record.databases.first { $0.arn?.hasSameBytes(as: arn) ?? false }
      if let database { return (record, database) }
    }
    return nil
  }

  /// Whether an application, a component or a database has the ARN.
  func hasResource(arn: String) -> Bool {
    applications.all.contains { record in
      let arns =
        [record.arn] + record.components.compactMap(\.arn) + record.databases.compactMap(\.arn)
      return arns.contains { $0.hasSameBytes(as: arn) }
    }
  }

  /// Returns the system with the SID.
  func system(_ sid: String) -> LandscapeSystem? {
    systems.first { $0.sid == sid }
  }

  /// Returns the operation that is changing the application; `nil` if there is none.
  func unfinishedOperation(of application: String) -> OperationRecord? {
    unfinished.lazy.compactMap { operations[$0] }.first { $0.concerns(application) }
  }

  // MARK: Operations

  /// Adds an operation, and removes the oldest finished one if there are too many.
  mutating func add(_ record: OperationRecord) {
    var record = record
    record.number = nextNumber
    nextNumber += 1
    operations[record.id] = record
    if !record.steps.isEmpty { unfinished.append(record.id) }
    guard operations.count > Self.maximumOperations else { return }
    let oldest = operations.ids.first { id in !unfinished.contains(id) }
    if let oldest { operations[oldest] = nil }
  }

  /// Adds an operation as a store kept it.
  mutating func restore(_ record: OperationRecord) {
    operations[record.id] = record
    if !record.steps.isEmpty { unfinished.append(record.id) }
    nextNumber = max(nextNumber, record.number + 1)
  }

  /// Notes every record as changed, so that a commit writes them all.
  mutating func noteEverything() {
    applications.noteEverything()
    operations.noteEverything()
    checks.noteEverything()
  }

  /// Forgets which records changed, after a commit.
  mutating func forgetChanges() {
    applications.forgetChanges()
    operations.forgetChanges()
    checks.forgetChanges()
  }

  // MARK: Time

  /// Applies everything that is due.
  ///
  /// - Returns: Whether anything changed.
  @discardableResult
  mutating func advance(to now: Date) -> Bool {
    var isChanged = checks.advance(to: now)
    while let id = nextOperation(dueAt: now) {
      applyStep(of: id)
      isChanged = true
    }
    return isChanged
  }

  /// Returns the operation whose next step is due first; of several, the one that started first.
  private func nextOperation(dueAt now: Date) -> String? {
    var next: (id: String, time: Date)?
    for id in unfinished {
      guard let time = operations[id]?.steps.first?.time, time <= now else { continue }
      if let next, next.time <= time { continue }
      next = (id, time)
    }
    return next?.id
  }

  private mutating func applyStep(of id: String) {
    guard let step = operations[id]?.steps.first else { return }
    operations.update(id) { record in
      record.steps.removeFirst()
      record.operation.lastUpdatedTime = step.time
      if let event = step.event { record.events.append(event.wrappedValue) }
    }
    for change in step.changes { apply(change, of: id, at: step.time) }
    if operations[id]?.steps.isEmpty ?? true { unfinished.removeAll { $0 == id } }
  }

  private mutating func apply(_ change: StateChange, of operation: String, at time: Date) {
    switch change {
    case .application(let id, let status, let message):
      update(id, at: time) { record in
        record.application.status = status.value
        record.application.statusMessage = message
      }
    case .discovery(let id, let status, let message):
      update(id, at: time) { record in
        record.application.discoveryStatus = status.value
        record.application.statusMessage = message
      }
    case .component(let application, let id, let status):
      setComponent(id, of: application, status.value, at: time)
    case .instance(let id, let isRunning): setInstance(id, isRunning: isRunning)
    case .discover(let application): discover(application, at: time)
    case .credentials(let application, let removed, let added):
      update(application, at: time) { record in
        record.change(removed: removed.map(\.wrappedValue), added: added.map(\.wrappedValue))
      }
    case .backint(let application, let backint):
      update(application, at: time) { $0.backint = backint }
    case .database(let application, let arn): setDatabase(of: application, arn, at: time)
    case .appRegistry(let application, let arn):
      update(application, at: time) { $0.application.appRegistryArn = arn }
    case .remove(let application): remove(application)
    case .end(let status, let message):
      operations.update(operation) { record in
        record.operation.status = status.value
        record.operation.statusMessage = message
        record.operation.endTime = time
      }
    }
  }

  private mutating func update(
    _ application: String, at time: Date, _ change: (inout ApplicationRecord) -> Void
  ) {
    applications.update(application) { record in
      change(&record)
      record.application.lastUpdated = time
    }
  }

  private mutating func setComponent(
    _ id: String, of application: String, _ status: ComponentStatus, at time: Date
  ) {
    if status != .running {
      checks.fail(
        of: application, at: time,
        "The component \(id) is \(status); configuration checks need all components to be "
          + "RUNNING.")
    }
    var isLeaf = false
    update(application, at: time) { record in
      guard let index = record.components.firstIndex(where: { $0.componentId == id }) else {
        return
      }
      isLeaf = record.components[index].associatedHost != nil
      record.components[index].status = status
      record.components[index].lastUpdated = time
      guard record.components[index].componentType == .hana else { return }
      for index in record.databases.indices {
        record.databases[index].status = DatabaseStatus(of: status)
        record.databases[index].lastUpdated = time
      }
    }
    guard isLeaf, !status.isTransitional else { return }
    running.setComponent(id, isRunning: status == .running)
  }

  /// Notes that an EC2 instance was started or stopped. What runs on a stopping instance stops.
  mutating func setInstance(_ id: String, isRunning: Bool) {
    running.setInstance(id, isRunning: isRunning)
    guard !isRunning else { return }
    for component in systems.flatMap(Self.leaves)
    where component.associatedHost?.ec2InstanceId == id {
      running.setComponent(component.componentId ?? "", isRunning: false)
    }
  }

  // MARK: Discovery

  /// Replaces the components and databases of an application by those that discovery finds.
  mutating func discover(_ application: String, at time: Date) {
    guard let record = applications[application], let system = system(record.sid) else { return }
    let found = Discovery(system, for: record, names: names, running: running, at: time)
    update(application, at: time) { record in
      record.components = found.components
      record.databases = found.databases
      record.application.components = found.components.filter { $0.parentComponent == nil }
        .compactMap(\.componentId)
      let isStopped = found.components.allSatisfy { $0.status == .stopped }
      record.application.status = isStopped ? .stopped : .activated
    }
    relink()
  }

  private mutating func setDatabase(of application: String, _ arn: String, at time: Date) {
    let ip = connectionIP(of: arn)
    update(application, at: time) { record in
      record.databaseArn = arn
      record.connectionIP = ip
      for index in record.components.indices where record.components[index].componentType == .abap {
        record.components[index].databaseConnection = DatabaseConnection(
          databaseConnectionMethod: .direct, databaseArn: arn, connectionIp: ip)
      }
    }
    relink()
  }

  /// Returns the address of the primary host of a database.
  func connectionIP(of database: String) -> String? {
    guard let found = self.database(arn: database),
      case .hana(let system)? = system(found.application.sid)
    else { return nil }
    return system.hosts.first?.ipAddress
  }

  private mutating func remove(_ application: String) {
    guard let record = applications[application] else { return }
    let arns =
      [record.arn] + record.components.compactMap(\.arn) + record.databases.compactMap(\.arn)
    for arn in arns {
      tags.removeAll(of: arn)
      permissions.removeAll(of: arn)
    }
    checks.removeAll(of: application)
    applications[application] = nil
    relink()
  }

  /// Makes HANA applications and the ABAP applications on their databases name each other.
  private mutating func relink() {
    let all = applications.all
    for record in all {
      var linked = record
      linked.link(to: all)
      if linked != record { applications[record.id] = linked }
    }
  }
}

extension ApplicationRecord {
  /// Replaces credentials; one with the same database and type as an added one is replaced.
  mutating func change(
    removed: [ApplicationCredential], added: [ApplicationCredential]
  ) {
    credentials.removeAll { old in (removed + added).contains { $0.isForSameLogin(as: old) } }
    credentials += added
    for index in databases.indices {
      let name = "\(sid)/\(databases[index].databaseId ?? "")"
      databases[index].credentials = credentials.filter { $0.databaseName == name }
    }
  }

  fileprivate mutating func link(to all: [ApplicationRecord]) {
    guard type == .hana else {
      let database = all.first { $0.databases.contains { $0.arn == databaseArn } }
      application.associatedApplicationArns = database.map { [$0.arn] }
      return
    }
    let users = all.filter { user in databases.contains { $0.arn == user.databaseArn } }
    application.associatedApplicationArns = users.isEmpty ? nil : users.map(\.arn)
    for index in databases.indices {
      let components = users.filter { $0.databaseArn == databases[index].arn }
        .flatMap(\.components).filter { $0.componentType == .abap }.compactMap(\.arn)
      databases[index].connectedComponentArns = components.isEmpty ? nil : components
    }
  }
}

extension ApplicationCredential {
  /// Whether the credentials are for the same database and of the same type.
  func isForSameLogin(as other: ApplicationCredential) -> Bool {
    databaseName == other.databaseName && credentialType == other.credentialType
  }
}
