import SsmSapModels

extension SystemConfiguration {
  /// Creates the configuration of a system.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - components: The components of the application that stands for the system. Its nodes are
  ///     checked.
  init(_ system: HANASystem, components: [Component]) {
    let hosts = Dictionary(
      system.hosts.map { ($0.instanceID, $0) }, uniquingKeysWith: { first, _ in first })
    nodes = components.filter { $0.componentType == .hanaNode }.compactMap { node in
      guard let id = node.componentId, let instance = node.associatedHost?.ec2InstanceId,
        let host = hosts[instance]
      else { return nil }
      return NodeConfiguration(componentID: id, host)
    }
    if system.hasPacemaker {
      var parameters = ClusterNeed.recommended
      for (name, value) in system.clusterParameters { parameters[name] = value }
      clusterParameters = parameters
    }
    replicationMode = system.replication?.mode.rawValue
    replicationOperationMode = system.replication?.operationMode.rawValue
  }
}

extension NodeConfiguration {
  /// Creates the configuration of a node. Volumes that the landscape does not describe are as
  /// recommended.
  fileprivate init(componentID: String, _ host: HANAHost) {
    self.componentID = componentID
    instanceType = host.instanceType
    let memory = HANAInstanceType.certified(host.instanceType)?.memory ?? 0
    volumes = host.volumes ?? HANAVolume.recommended(memory: memory)
  }
}
