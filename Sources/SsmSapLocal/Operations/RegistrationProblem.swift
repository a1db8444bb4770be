import SsmSapModels

/// The reasons why discovery does not find what was registered.
enum RegistrationProblem {
  /// Returns the status message of a registration that fails; `nil` if it succeeds.
  static func find(
    in record: ApplicationRecord, of input: RegisterApplicationInput, _ system: LandscapeSystem?,
    _ state: ScopeState
  ) -> String? {
    guard let system else { return unknownSystem(input, state) }
    guard state.running.isInstanceRunning(record.instanceID) else {
      return "The EC2 instance \(record.instanceID) is not running."
    }
    switch system {
    case .hana(let system): return problem(of: system, record)
    case .abap(let system):
      return problem(of: system, record.databaseArn ?? "", state) ?? problem(of: system, record)
    }
  }

  private static func unknownSystem(
    _ input: RegisterApplicationInput, _ state: ScopeState
  ) -> String {
    let instance = input.instances.first ?? ""
    guard state.systems.contains(where: { $0.instanceIDs.contains(instance) }) else {
      return "The EC2 instance \(instance) has no SAP system, or is not managed by Systems Manager."
    }
    let names =
      [
        input.sid.map { "the SID \($0)" },
        input.sapInstanceNumber.map { "the instance number \($0)" },
      ].compactMap(\.self).joined(separator: " and ")
    return "The EC2 instance \(instance) has no system of the type \(input.applicationType)"
      + (names.isEmpty ? "." : " with \(names).")
  }

  private static func problem(of system: HANASystem, _ record: ApplicationRecord) -> String? {
    let databases = [Discovery.systemDatabase] + system.tenants
    guard databases.count <= ScopeState.maximumDatabases else {
      return "The system \(system.sid) has \(databases.count) databases; the quota is "
        + "\(ScopeState.maximumDatabases)."
    }
    let names = databases.map { "\(system.sid)/\($0)" }
    guard let unknown = record.credentials.first(where: { !names.contains($0.databaseName) }) else {
      return nil
    }
    return "No database has the name \(unknown.databaseName). The system \(system.sid) has "
      + "\(names.joined(separator: ", "))."
  }

  /// Returns why an ABAP system does not work on a database; `nil` if it does.
  static func problem(of system: ABAPSystem, _ arn: String, _ state: ScopeState) -> String? {
    let found = state.database(arn: arn)
    guard found?.application.sid == system.database.sid,
      found?.database.databaseId == system.database.tenant
    else {
      return "The database \(arn) does not match the database that was discovered: "
        + "\(system.database.sid)/\(system.database.tenant)."
    }
    return nil
  }

  private static func problem(of system: ABAPSystem, _ record: ApplicationRecord) -> String? {
    let unknown = record.componentsInfo.first { info in
      !system.instances.contains {
        $0.kind == .webDispatcher && $0.sid == info.sid && $0.instanceID == info.ec2InstanceId
          && (info.componentType == .webdisp || info.componentType == .wd)
      }
    }
    return unknown.map {
      "The EC2 instance \($0.ec2InstanceId) has no component of the type \($0.componentType) with "
        + "the SID \($0.sid)."
    }
  }
}
