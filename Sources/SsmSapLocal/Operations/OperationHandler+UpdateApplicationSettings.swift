import SsmSapModels

extension OperationHandler {
  /// Changes the credentials, the backups or the database of an application, with an operation for
  /// each.
  mutating func updateApplicationSettings(
    _ input: UpdateApplicationSettingsInput
  ) throws(LocalFailure) -> UpdateApplicationSettingsOutput {
    let record = try application(input.applicationId)
    let added = input.credentialsToAddOrUpdate ?? []
    let removed = input.credentialsToRemove ?? []
    guard !added.isEmpty || !removed.isEmpty || input.backint != nil || input.databaseArn != nil
    else { throw .validation("there is no setting to change") }
    try requireIdle(record)
    try requireRegistered(record)
    try checkCredentials(of: record, added: added, removed: removed)
    try checkType(of: record, input)

    var operations: [String] = []
    if !added.isEmpty || !removed.isEmpty {
      let change = StateChange.credentials(
        application: record.id, removed: removed.map { StoredShape($0) },
        added: added.map { StoredShape($0) })
      operations.append(
        update("UPDATE_CREDENTIALS", of: record, after: WorkLength.credentials, change))
    }
    // The types of the following operations are not documented (inferred).
    if let backint = input.backint {
      let change = StateChange.backint(application: record.id, StoredShape(backint))
      operations.append(update("UPDATE_BACKINT", of: record, after: WorkLength.backint, change))
    }
    if let arn = input.databaseArn { operations.append(try updateDatabase(of: record, arn)) }
    return UpdateApplicationSettingsOutput(
      message: "The settings of the application \(record.id) are being updated.",
      operationIds: operations)
  }

  private func checkType(
    of record: ApplicationRecord, _ input: UpdateApplicationSettingsInput
  ) throws(LocalFailure) {
    guard input.backint == nil || record.type == .hana else {
      throw .validation("Backint is for applications of the type HANA only")
    }
    guard input.databaseArn == nil || record.type == .sapAbap else {
      throw .validation("DatabaseArn is for applications of the type SAP_ABAP only")
    }
  }

  private func checkCredentials(
    of record: ApplicationRecord, added: [ApplicationCredential], removed: [ApplicationCredential]
  ) throws(LocalFailure) {
    guard !added.isEmpty || !removed.isEmpty else { return }
    guard record.type == .hana else {
      throw .validation("credentials are for applications of the type HANA only")
    }
    let names = record.databases.map { "\(record.sid)/\($0.databaseId ?? "")" }
    for credential in added where !names.contains(credential.databaseName) {
      throw .validation(
        "the application \(record.id) has no database with the name \(credential.databaseName)")
    }
    for credential in removed
    where !record.credentials.contains(where: { $0.isForSameLogin(as: credential) }) {
      throw .validation(
        "the application \(record.id) has no credentials for \(credential.databaseName)")
    }
    var changed = record
    changed.change(removed: removed, added: added)
    guard changed.credentials.count <= ScopeState.maximumCredentials else {
      throw .validation(
        "the application \(record.id) would have \(changed.credentials.count) credentials; the "
          + "quota is \(ScopeState.maximumCredentials)")
    }
  }

  private mutating func update(
    _ type: String, of record: ApplicationRecord, after length: Duration, _ change: StateChange
  ) -> String {
    var timeline = timeline
    let event = OperationEvent(
      description: "Update the settings of the application \(record.id)",
      resource: Resource(
        resourceArn: record.arn, resourceType: "AWS::SystemsManagerSAP::Application"))
    timeline.add(event: event.with(.inProgress))
    timeline.pass(length)
    timeline.add(change, .end(.success), event: event.with(.completed))
    return begin(type, of: record, timeline)
  }

  /// Changes the database of an ABAP application. The operation fails if it is not the one that
  /// discovery finds.
  private mutating func updateDatabase(
    of record: ApplicationRecord, _ arn: String
  ) throws(LocalFailure) -> String {
    try requireDatabase(arn)
    let type = "UPDATE_DATABASE"
    guard case .abap(let system)? = state.system(record.sid),
      let problem = RegistrationProblem.problem(of: system, arn, state)
    else {
      return update(
        type, of: record, after: WorkLength.discovery, .database(application: record.id, arn: arn))
    }
    var timeline = timeline
    let discovery = discoveryEvent(of: record)
    timeline.add(event: discovery(.inProgress, nil))
    timeline.pass(WorkLength.discovery)
    timeline.add(.end(.error, message: problem), event: discovery(.failed, problem))
    return begin(type, of: record, timeline)
  }
}

extension OperationEvent {
  fileprivate func with(_ status: OperationEventStatus) -> OperationEvent {
    var event = self
    event.status = status
    return event
  }
}
