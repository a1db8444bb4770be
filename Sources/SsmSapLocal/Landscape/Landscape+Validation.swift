import AWSShapes
import SsmSapModels

extension Landscape {
  /// Checks the values and the references of the landscape.
  ///
  /// - Throws: ``LandscapeError``, with the path of the first invalid member.
  public func validate() throws(LandscapeError) {
    var scopes: Set<LocalScope> = []
    for (index, region) in regions.enumerated() {
      let path = regions.count == 1 ? "" : "Regions[\(index)]."
      guard scopes.insert(region.scope).inserted else {
        throw LandscapeError(path: path + "Region", reason: "occurs twice for its account")
      }
      try RegionValidation(region: region, path: path).validate()
    }
  }
}

/// The rules for one region of a landscape.
private struct RegionValidation {
  let region: LandscapeRegion
  /// The path of the region with its final dot; empty for the only region of a file.
  let path: String

  func validate() throws(LandscapeError) {
    try require(region.account, .account, "Account", "must be 12 digits")
    try require(region.region, .region, "Region", "must be the name of a region")
    for (index, system) in region.systems.enumerated() {
      try validate(system, "Systems[\(index)]")
    }
    try requireUnique(region.systems.map(\.sid), "Systems", "Sid")
    for (index, application) in region.applications.enumerated() {
      try validate(application, "Applications[\(index)]")
    }
    try requireUnique(region.applications.map(\.id), "Applications", "Id")
    try requireUnique(region.applications.map(\.sid), "Applications", "Sid")
    guard region.applications.count <= ScopeState.maximumApplications else {
      throw error("Applications", "must not have more than \(ScopeState.maximumApplications) items")
    }
    try validateComponents()
    try validateOperations()
    for (index, id) in region.stoppedInstances.enumerated() {
      try require(id, .instance, "StoppedInstances[\(index)]", "must be the id of an EC2 instance")
    }
  }

  /// Checks that no two hosts or instances are the same component.
  private func validateComponents() throws(LandscapeError) {
    var ids: Set<String> = []
    for (index, system) in region.systems.enumerated() {
      for component in ScopeState.leaves(of: system) {
        let id = component.componentId ?? ""
        guard ids.insert(id).inserted else {
          throw error("Systems[\(index)]", "must not have the component \(id) a second time")
        }
      }
    }
  }

  private func validateOperations() throws(LandscapeError) {
    guard region.operations.count <= ScopeState.maximumOperations else {
      throw error("Operations", "must not have more than \(ScopeState.maximumOperations) items")
    }
    let ids = region.operations.map { $0.operation.id ?? "" }
    for (index, id) in ids.enumerated() {
      try require(id, .operation, "Operations[\(index)].Id", "must be a UUID")
    }
    try requireUnique(ids, "Operations", "Id")
  }

  private func validate(_ system: LandscapeSystem, _ at: String) throws(LandscapeError) {
    try require(system.sid, .sid, "\(at).Sid", "must be an SAP system id")
    switch system {
    case .hana(let system): try validate(system, at)
    case .abap(let system): try validate(system, at)
    }
  }

  private func validate(_ system: HANASystem, _ at: String) throws(LandscapeError) {
    try require(system.instanceNumber, .number, "\(at).InstanceNumber", "must be two digits")
    guard !system.hosts.isEmpty else { throw error("\(at).Hosts", "must not be empty") }
    for (index, host) in system.hosts.enumerated() {
      try validate(host: host.name, "\(at).Hosts[\(index)].Name")
      try validate(instance: host.instanceID, "\(at).Hosts[\(index)].InstanceId")
      guard [.leader, .worker, .standby].contains(host.role) else {
        throw error("\(at).Hosts[\(index)].Role", "must be one of LEADER, WORKER, STANDBY")
      }
      try validate(host.volumes ?? [], "\(at).Hosts[\(index)].Volumes")
    }
    guard system.hasPacemaker || system.clusterParameters.isEmpty else {
      throw error("\(at).ClusterParameters", "must be empty without Pacemaker")
    }
    let known = ClusterNeed.recommended.keys.sorted()
    if let name = system.clusterParameters.keys.sorted().first(where: { !known.contains($0) }) {
      throw error(
        "\(at).ClusterParameters.\(name)",
        "is not a known parameter; known are \(known.joined(separator: ", "))")
    }
    try requireUnique(system.hosts.map(\.name), "\(at).Hosts", "Name")
    for (index, tenant) in system.tenants.enumerated() {
      try require(
        tenant, .tenant, "\(at).Tenants[\(index)]", "must be letters, digits and underscores")
    }
    guard !system.tenants.contains(Discovery.systemDatabase) else {
      throw error("\(at).Tenants", "must not have the system database")
    }
    guard Set(system.tenants).count == system.tenants.count else {
      throw error("\(at).Tenants", "must not have a tenant twice")
    }
  }

  private func validate(_ volumes: [HANAVolume], _ at: String) throws(LandscapeError) {
    for (index, volume) in volumes.enumerated() {
      for (name, amount) in [
        ("SizeGiB", volume.size), ("Iops", volume.iops), ("ThroughputMBps", volume.throughput),
      ] where amount < 1 {
        throw error("\(at)[\(index)].\(name)", "must be at least 1; \(amount) is not")
      }
    }
    try requireUnique(volumes.map(\.mountPoint), at, "MountPoint")
  }

  private func validate(_ system: ABAPSystem, _ at: String) throws(LandscapeError) {
    guard case .hana(let database)? = region.system(system.database.sid) else {
      throw error(
        "\(at).Database.Sid", "must be the Sid of a HANA system; \(system.database.sid) is not")
    }
    guard database.tenants.contains(system.database.tenant) else {
      throw error(
        "\(at).Database.Tenant",
        "must be a tenant of \(database.sid); \(system.database.tenant) is not")
    }
    guard !system.instances.isEmpty else { throw error("\(at).Instances", "must not be empty") }
    for (index, instance) in system.instances.enumerated() {
      let at = "\(at).Instances[\(index)]"
      try require(instance.number, .number, "\(at).Number", "must be two digits")
      try validate(host: instance.host, "\(at).Host")
      try validate(instance: instance.instanceID, "\(at).InstanceId")
      if let sid = instance.sid {
        try require(sid, .sid, "\(at).Sid", "must be an SAP system id")
      } else if instance.kind == .webDispatcher {
        throw error("\(at).Sid", "is missing; a Web Dispatcher has a system id of its own")
      }
    }
  }

  private func validate(_ application: LandscapeApplication, _ at: String) throws(LandscapeError) {
    try require(
      application.id, .application, "\(at).Id",
      "must be 1 to 60 letters, digits, underscores, dots and hyphens")
    guard let system = region.system(application.sid) else {
      throw error(
        "\(at).Sid", "must be the Sid of a system of the region; \(application.sid) is not")
    }
    guard application.status == .activated || application.status == .stopped else {
      throw error("\(at).Status", "must be ACTIVATED or STOPPED")
    }
    guard application.tags.count <= TagTable.limit else {
      throw error("\(at).Tags", "must not have more than \(TagTable.limit) items")
    }
    guard case .abap(let abap) = system else { return }
    guard application.credentials.isEmpty else {
      throw error("\(at).Credentials", "must be empty; only HANA applications have credentials")
    }
    guard region.applications.contains(where: { $0.sid == abap.database.sid }) else {
      throw error(
        "\(at).Sid",
        "needs an application for its database \(abap.database.sid) in the same region")
    }
  }

  private func validate(host: String, _ at: String) throws(LandscapeError) {
    try require(host, .host, at, "must be 1 to 60 letters, digits, underscores and hyphens")
  }

  private func validate(instance: String, _ at: String) throws(LandscapeError) {
    try require(instance, .instance, at, "must be the id of an EC2 instance")
  }

  private func require(
    _ value: String, _ pattern: Pattern, _ at: String, _ reason: String
  ) throws(LandscapeError) {
    guard pattern.matches(value) else { throw error(at, "\(reason); \"\(value)\" is not") }
  }

  private func requireUnique(
    _ values: [String], _ list: String, _ member: String
  ) throws(LandscapeError) {
    for (index, value) in values.enumerated() where values[..<index].contains(value) {
      throw error("\(list)[\(index)].\(member)", "must be unique; \(value) occurs twice")
    }
  }

  private func error(_ at: String, _ reason: String) -> LandscapeError {
    LandscapeError(path: path + at, reason: reason)
  }
}

/// The texts that a member of a landscape allows.
private enum Pattern {
  case account, region, sid, number, host, instance, tenant, application, operation

  private static let patterns: [Pattern: StringPattern?] = [
    .account: StringPattern("^[0-9]{12}$"),
    .region: StringPattern("^[a-z]+(-[a-z]+)+-[0-9]+$"),
    .sid: StringPattern("^[A-Z][A-Z0-9]{2}$"),
    .number: StringPattern("^[0-9]{2}$"),
    .host: StringPattern("^[A-Za-z0-9_-]{1,60}$"),
    .instance: StringPattern("^i-[a-z0-9]{8}$|^i-[a-z0-9]{17}$"),
    .tenant: StringPattern("^[A-Za-z0-9_]{1,100}$"),
    .application: StringPattern("^[A-Za-z0-9_.-]{1,60}$"),
    .operation: StringPattern("^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"),
  ]

  func matches(_ text: String) -> Bool {
    Self.patterns[self]??.matches(text) ?? false
  }
}
