import SsmSapModels

extension OperationHandler {
  /// Registers an application: it exists at once, and discovery finds its components later.
  mutating func registerApplication(
    _ input: RegisterApplicationInput
  ) throws(LocalFailure) -> RegisterApplicationOutput {
    try checkMembers(of: input)
    guard state.applications[input.applicationId] == nil else {
      throw .conflict("an application with the id \(input.applicationId) exists already")
    }
    // Which error AWS has for this quota is not documented (inferred).
    guard state.applications.count < ScopeState.maximumApplications else {
      throw .validation(
        "the region has \(state.applications.count) applications, which is the quota")
    }
    let system = system(of: input)
    try requireUnregistered(system)
    let record = try record(of: input, system)
    state.applications[record.id] = record
    try state.tags.add(input.tags ?? [:], to: record.arn)
    let problem =
      context.failures.registration
      ?? RegistrationProblem.find(in: record, of: input, system, state)
    let operation = begin("REGISTER_APPLICATION", of: record, registration(of: record, problem))
    return RegisterApplicationOutput(application: record.application, operationId: operation)
  }

  private func checkMembers(of input: RegisterApplicationInput) throws(LocalFailure) {
    switch input.applicationType {
    case .hana:
      guard input.databaseArn == nil else {
        throw .validation("DatabaseArn is for applications of the type SAP_ABAP only")
      }
      guard input.componentsInfo?.isEmpty ?? true else {
        throw .validation("ComponentsInfo is for applications of the type SAP_ABAP only")
      }
    case .sapAbap:
      guard input.credentials?.isEmpty ?? true else {
        throw .validation("Credentials are for applications of the type HANA only")
      }
      guard input.sapInstanceNumber == nil else {
        throw .validation("SapInstanceNumber is for applications of the type HANA only")
      }
      guard input.sid != nil, input.databaseArn != nil else {
        throw .validation(
          "an application of the type SAP_ABAP needs Sid and DatabaseArn; "
            + "\(input.sid == nil ? "Sid" : "DatabaseArn") is missing")
      }
    default: throw .validation("the application type \(input.applicationType) is unknown")
    }
  }

  /// Returns the system that discovery finds; `nil` if there is none.
  private func system(of input: RegisterApplicationInput) -> LandscapeSystem? {
    state.systems.first { system in
      guard system.type == input.applicationType, system.sid == input.sid ?? system.sid,
        let instance = input.instances.first, system.instanceIDs.contains(instance)
      else { return false }
      guard case .hana(let hana) = system, let number = input.sapInstanceNumber else { return true }
      return hana.instanceNumber == number
    }
  }

  /// A system belongs to one application at most (inferred).
  private func requireUnregistered(_ system: LandscapeSystem?) throws(LocalFailure) {
    guard let system,
      let other = state.applications.all.first(where: {
        $0.sid == system.sid && $0.type == system.type
          && $0.application.discoveryStatus != .registrationFailed
      })
    else { return }
    throw .conflict("the system \(system.sid) is registered as the application \(other.id)")
  }

  private func record(
    of input: RegisterApplicationInput, _ system: LandscapeSystem?
  ) throws(LocalFailure) -> ApplicationRecord {
    var record = ApplicationRecord(
      application: Application(
        id: input.applicationId, type: input.applicationType,
        arn: state.names.application(input.applicationId, input.applicationType),
        status: .registering, discoveryStatus: .registering, lastUpdated: context.now),
      credentials: input.credentials ?? [], sid: input.sid ?? system?.sid ?? "",
      instanceNumber: input.sapInstanceNumber, instanceID: input.instances.first ?? "",
      componentsInfo: input.componentsInfo ?? [])
    guard let arn = input.databaseArn else { return record }
    try requireDatabase(arn)
    record.databaseArn = arn
    record.connectionIP = state.connectionIP(of: arn)
    return record
  }

  private mutating func registration(
    of record: ApplicationRecord, _ problem: String?
  ) -> Timeline {
    var timeline = timeline
    let discovery = discoveryEvent(of: record)
    timeline.add(event: discovery(.inProgress, nil))
    timeline.pass(WorkLength.discovery)
    if let problem {
      timeline.add(
        .application(record.id, .failed),
        .discovery(record.id, .registrationFailed, message: problem),
        .end(.error, message: problem), event: discovery(.failed, problem))
      return timeline
    }
    timeline.add(event: discovery(.completed, nil))
    timeline.pass(WorkLength.registration)
    timeline.add(.discover(application: record.id), .discovery(record.id, .success))
    // AWS Service Catalog AppRegistry is in the partition aws only, by the pattern of its ARN.
    if state.names.partition == "aws" {
      let arn = state.names.appRegistryApplication(ids.appRegistryID())
      timeline.add(.appRegistry(application: record.id, arn: arn))
    }
    timeline.add(.end(.success))
    return timeline
  }

  /// Returns a function for the events of a discovery.
  func discoveryEvent(
    of record: ApplicationRecord
  ) -> (OperationEventStatus, String?) -> OperationEvent {
    let resource = Resource(
      resourceArn: state.names.instance(record.instanceID), resourceType: "AWS::EC2::Instance")
    return { status, message in
      OperationEvent(
        description: "Discover the SAP system on the EC2 instance \(record.instanceID)",
        resource: resource, status: status, statusMessage: message)
    }
  }
}

extension SeededIDs {
  /// Returns the next id of an application of AWS Service Catalog AppRegistry: 26 letters and digits.
  fileprivate mutating func appRegistryID() -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return "0" + String((0..<25).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] })
  }
}
