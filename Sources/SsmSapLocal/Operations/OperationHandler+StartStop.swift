import SsmSapModels

extension OperationHandler {
  /// Starts an application: its EC2 instances, its database if it is an ABAP application on a stopped
  /// one (inferred), then its components. The operation's type is inferred.
  mutating func startApplication(
    _ input: StartApplicationInput
  ) throws(LocalFailure) -> StartApplicationOutput {
    let record = try application(input.applicationId)
    try requireReady(record, to: .start)
    let database = connectedDatabase(of: record).flatMap { $0.isRunning ? nil : $0 }
    if let database { try requireReady(database, to: .start) }
    let applications = [database, record].compactMap(\.self)
    let instances = applications.flatMap(\.instanceIDs).withoutRepetitions()
      .filter { !state.running.isInstanceRunning($0) }
    try requireControl(of: instances)
    var plan = PowerPlan(.start, context)
    plan.run(applications, instances: instances)
    let operation = begin(
      "START_APPLICATION", of: record, connected: database, plan.timeline)
    return StartApplicationOutput(operationId: operation)
  }

  /// Stops an application: its components, then its database and its EC2 instances if the input says
  /// so.
  ///
  /// An EC2 instance on which another application runs keeps running (inferred). A HANA application
  /// stops even if an ABAP application works on its database, whose components keep their status
  /// (inferred). The operation's type and properties are inferred.
  mutating func stopApplication(
    _ input: StopApplicationInput
  ) throws(LocalFailure) -> StopApplicationOutput {
    let record = try application(input.applicationId)
    let database = try databaseToStop(with: record, input)
    try requireReady(record, to: .stop)
    if let database { try requireReady(database, to: .stop) }
    let applications = [record, database].compactMap(\.self)
    var instances: [String] = []
    if input.includeEc2InstanceShutdown == true {
      instances = applications.flatMap(\.instanceIDs).withoutRepetitions().reversed()
        .filter { isStoppable($0, with: applications) }
      try requireControl(of: instances)
    }
    var plan = PowerPlan(.stop, context)
    plan.run(applications, instances: instances)
    let operation = begin(
      "STOP_APPLICATION", of: record, connected: database,
      properties: [
        "StopConnectedEntity": input.stopConnectedEntity?.rawValue,
        "IncludeEc2InstanceShutdown": "\(input.includeEc2InstanceShutdown ?? false)",
      ],
      plan.timeline)
    return StopApplicationOutput(operationId: operation)
  }

  /// Returns the HANA application that has the database of an ABAP application.
  private func connectedDatabase(of record: ApplicationRecord) -> ApplicationRecord? {
    record.databaseArn.flatMap { state.database(arn: $0)?.application }
  }

  private func databaseToStop(
    with record: ApplicationRecord, _ input: StopApplicationInput
  ) throws(LocalFailure) -> ApplicationRecord? {
    guard let entity = input.stopConnectedEntity else { return nil }
    guard record.type == .sapAbap else {
      throw .validation("StopConnectedEntity is for applications of the type SAP_ABAP only")
    }
    guard entity == .dbms else { throw .validation("the connected entity \(entity) is unknown") }
    return connectedDatabase(of: record).flatMap { $0.isStopped ? nil : $0 }
  }

  /// Checks that an application can be started or stopped.
  ///
  /// - Throws: A `ConflictException` if an operation is changing the application, there is nothing to
  ///   do, a component is starting or stopping, or the application does not show what really runs.
  private func requireReady(
    _ record: ApplicationRecord, to direction: PowerPlan.Direction
  ) throws(LocalFailure) {
    try requireIdle(record)
    try requireRegistered(record)
    if let component = record.components.first(where: { $0.status?.isTransitional ?? true }) {
      throw .conflict(
        "the component \(component.componentId ?? "") is "
          + "\(component.status?.rawValue ?? "UNDEFINED"); refresh the application \(record.id)")
    }
    guard direction == .start ? !record.isRunning : !record.isStopped else {
      throw .conflict(
        "the application \(record.id) is already \(direction == .start ? "running" : "stopped")")
    }
    for component in record.leaves where isRunning(component) != (component.status == .running) {
      throw .conflict(
        "the component \(component.componentId ?? "") is not \(component.status?.rawValue ?? "") "
          + "any more; refresh the application \(record.id) and try again")
    }
  }

  private func isRunning(_ component: Component) -> Bool {
    state.running.isInstanceRunning(component.associatedHost?.ec2InstanceId ?? "")
      && state.running.isComponentRunning(component.componentId ?? "")
  }

  private func requireControl(of instances: [String]) throws(LocalFailure) {
    guard let first = instances.first, !context.mayControlInstances else { return }
    throw .validation("the caller may not start or stop the EC2 instance \(first)")
  }

  private func isStoppable(_ instance: String, with applications: [ApplicationRecord]) -> Bool {
    state.running.isInstanceRunning(instance)
      && !state.applications.all.contains { other in
        !applications.contains { $0.id == other.id } && !other.isStopped
          && other.instanceIDs.contains(instance)
      }
  }
}

extension ApplicationRecord {
  /// Whether all components are up.
  var isRunning: Bool { components.allSatisfy { $0.status == .running } }

  /// Whether all components are down.
  var isStopped: Bool { components.allSatisfy { $0.status == .stopped } }
}
