import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The components and databases that discovery finds for an application.
struct Discovery: Sendable, Hashable {
  /// The id of the system database of every HANA system.
  static let systemDatabase = "SYSTEMDB"

  /// The components, parents before their children.
  private(set) var components: [Component] = []

  /// The databases of a HANA system, the system database first.
  private(set) var databases: [Database] = []

  private let application: String
  private let names: ResourceNames
  private let running: RunningState
  private let now: Date

  /// Discovers a system.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - record: The application that stands for the system.
  ///   - names: The names of the scope's resources.
  ///   - running: What really runs.
  ///   - now: The time.
  init(
    _ system: LandscapeSystem, for record: ApplicationRecord, names: ResourceNames,
    running: RunningState, at now: Date
  ) {
    application = record.id
    self.names = names
    self.running = running
    self.now = now
    switch system {
    case .hana(let system): discover(system, record.credentials)
    case .abap(let system): discover(system, record)
    }
  }

  // MARK: HANA

  private mutating func discover(_ system: HANASystem, _ credentials: [ApplicationCredential]) {
    let parentID = "\(system.sid)-HDB\(system.instanceNumber)"
    let nodes = system.hosts.enumerated().map { index, host in
      node(host, index, of: system, parentID)
    }
    let databaseIDs = [Self.systemDatabase] + system.tenants
    var parent = component(parentID, system.sid, .hana, .hana)
    parent.systemNumber = system.instanceNumber
    parent.childComponents = nodes.compactMap(\.componentId)
    parent.status = .summary(of: nodes.map(\.status))
    parent.hdbVersion = system.version
    parent.databases = databaseIDs
    parent.hosts = system.hosts.map(host)
    parent.primaryHost = system.hosts.first?.name
    components = [parent] + nodes
    databases = databaseIDs.enumerated().map { index, id in
      database(id, index, of: system, parent, credentials)
    }
  }

  private func node(
    _ host: HANAHost, _ index: Int, of system: HANASystem, _ parentID: String
  ) -> Component {
    var node = component("\(parentID)-\(host.name)", system.sid, .hanaNode, .hana)
    node.systemNumber = system.instanceNumber
    node.parentComponent = parentID
    node.status = status(of: node.componentId, on: host.instanceID)
    node.sapHostname = host.name
    node.sapFeature = "HDB|HDB_\(host.role.rawValue)"
    node.hdbVersion = system.version
    node.resilience = resilience(index, of: system)
    node.associatedHost = Self.associatedHost(
      host.name, host.instanceID, host.ipAddress, host.osVersion)
    return node
  }

  private func resilience(_ index: Int, of system: HANASystem) -> Resilience {
    let clusterStatus: ClusterStatus = system.hasPacemaker ? .online : .noneValue
    guard let replication = system.replication else {
      return Resilience(
        hsrReplicationMode: .noneValue, hsrOperationMode: .noneValue, clusterStatus: clusterStatus)
    }
    return Resilience(
      hsrTier: "\(index + 1)", hsrReplicationMode: index == 0 ? .primary : replication.mode,
      hsrOperationMode: index == 0 ? .primary : replication.operationMode,
      clusterStatus: clusterStatus)
  }

  private func host(_ host: HANAHost) -> Host {
    Host(
      hostName: host.name, hostIp: host.ipAddress, ec2InstanceId: host.instanceID,
      instanceId: host.instanceID, hostRole: host.role, osVersion: host.osVersion)
  }

  private func database(
    _ id: String, _ index: Int, of system: HANASystem, _ parent: Component,
    _ credentials: [ApplicationCredential]
  ) -> Database {
    let name = "\(system.sid)/\(id)"
    return Database(
      applicationId: application, componentId: parent.componentId,
      credentials: credentials.filter { $0.databaseName == name }, databaseId: id, databaseName: id,
      databaseType: index == 0 ? .system : .tenant, arn: names.database(id, of: application),
      status: DatabaseStatus(of: parent.status), primaryHost: system.hosts.first?.name,
      sqlPort: Self.sqlPort(index, system.instanceNumber), lastUpdated: now)
  }

  /// Returns the port on which a database takes SQL: 13 for the system database, 15 for the first
  /// tenant, and from 41 on in steps of three for the others.
  ///
  /// Source: SAP HANA Platform, "Ports and Connections".
  private static func sqlPort(_ index: Int, _ instanceNumber: String) -> Int32 {
    let base = 30_000 + (Int32(instanceNumber) ?? 0) * 100
    return switch index {
    case 0: base + 13
    case 1: base + 15
    default: base + 41 + Int32(clamping: index - 2) * 3
    }
  }

  // MARK: ABAP

  private mutating func discover(_ system: ABAPSystem, _ record: ApplicationRecord) {
    let parentID = "\(system.sid)-ABAP"
    let own = system.instances.filter { $0.kind != .webDispatcher }
      .sorted { $0.kind.rank < $1.kind.rank }
    let isReplicated = own.contains { $0.kind == .ers }
    let children = own.map { instance in
      var child = component(
        "\(system.sid)-\(instance.kind.letters)\(instance.number)-\(instance.host)", system.sid,
        instance.kind.componentType, .sapAbap)
      child.parentComponent = parentID
      if instance.kind == .ascs {
        child.resilience = Resilience(enqueueReplication: isReplicated)
      }
      complete(&child, instance, system)
      return child
    }
    var parent = component(parentID, system.sid, .abap, .sapAbap)
    parent.childComponents = children.compactMap(\.componentId)
    parent.status = .summary(of: children.map(\.status))
    parent.sapKernelVersion = system.kernelVersion
    parent.databaseConnection = record.databaseArn.map { arn in
      DatabaseConnection(
        databaseConnectionMethod: .direct, databaseArn: arn, connectionIp: record.connectionIP)
    }
    components = [parent] + children
    let dispatchers = system.instances.filter(record.includes)
    for sid in dispatchers.map({ $0.sid ?? system.sid }).withoutRepetitions() {
      addWebDispatchers(sid, dispatchers.filter { $0.sid ?? system.sid == sid }, system)
    }
  }

  /// Adds the Web Dispatchers of a system id, and their parent, whose id is inferred.
  private mutating func addWebDispatchers(
    _ sid: String, _ instances: [ABAPInstance], _ system: ABAPSystem
  ) {
    let parentID = "\(sid)-WEBDISP"
    let children = instances.map { instance in
      var child = component("\(sid)-W\(instance.number)", sid, .wd, .sapAbap)
      child.parentComponent = parentID
      complete(&child, instance, system)
      return child
    }
    var parent = component(parentID, sid, .webdisp, .sapAbap)
    parent.childComponents = children.compactMap(\.componentId)
    parent.status = .summary(of: children.map(\.status))
    components += [parent] + children
  }

  private func complete(
    _ component: inout Component, _ instance: ABAPInstance, _ system: ABAPSystem
  ) {
    component.systemNumber = instance.number
    component.status = status(of: component.componentId, on: instance.instanceID)
    component.sapHostname = instance.host
    component.sapFeature = instance.kind.feature
    component.sapKernelVersion = system.kernelVersion
    component.associatedHost = Self.associatedHost(
      instance.host, instance.instanceID, instance.ipAddress, instance.osVersion)
  }

  // MARK: Both

  private func component(
    _ id: String, _ sid: String, _ type: ComponentType, _ applicationType: ApplicationType
  ) -> Component {
    Component(
      componentId: id, sid: sid, applicationId: application, componentType: type, lastUpdated: now,
      arn: names.component(id, of: application, applicationType))
  }

  private func status(of component: String?, on instance: String) -> ComponentStatus {
    guard running.isInstanceRunning(instance), let component else { return .stopped }
    return running.isComponentRunning(component) ? .running : .stopped
  }

  private static func associatedHost(
    _ name: String, _ instanceID: String, _ ipAddress: String, _ osVersion: String
  ) -> AssociatedHost {
    AssociatedHost(
      hostname: name, ec2InstanceId: instanceID,
      ipAddresses: [
        IpAddressMember(ipAddress: ipAddress, primary: true, allocationType: .vpcSubnet)
      ],
      osVersion: osVersion)
  }
}

extension ABAPInstance.Kind {
  /// The place in the order of start. An enqueue replication server starts after the central services
  /// that it replicates.
  var rank: Int {
    switch self {
    case .ascs: 0
    case .ers: 1
    case .dialog: 2
    case .webDispatcher: 3
    }
  }

  fileprivate var letters: String {
    switch self {
    case .ascs: "ASCS"
    case .ers: "ERS"
    case .dialog: "D"
    case .webDispatcher: "W"
    }
  }

  fileprivate var componentType: ComponentType {
    switch self {
    case .ascs: .ascs
    case .ers: .ers
    case .dialog: .dialog
    case .webDispatcher: .wd
    }
  }

  fileprivate var feature: String {
    switch self {
    case .ascs: "MESSAGESERVER|ENQUE"
    case .ers: "ENQREP"
    case .dialog: "ABAP|GATEWAY|ICMAN|IGS"
    case .webDispatcher: "WEBDISP"
    }
  }
}
