public import SsmSapModels

/// A node of a HANA database.
public struct HANAHost: Sendable, Hashable {
  /// The host name. It is part of the component's id.
  public var name: String

  /// The id of the EC2 instance.
  public var instanceID: String

  /// The type of the EC2 instance, such as `r6i.16xlarge`.
  public var instanceType: String

  /// The private address.
  public var ipAddress: String

  /// The role of the node in a database that is distributed over several.
  public var role: HostRole

  /// The operating system of the node and its version.
  public var osVersion: String

  /// The EBS volumes of HANA's file systems; as configuration checks recommend if `nil`.
  public var volumes: [HANAVolume]?

  /// Creates a node.
  ///
  /// - Parameters:
  ///   - name: The host name.
  ///   - instanceID: The id of the EC2 instance.
  ///   - instanceType: The type of the EC2 instance.
  ///   - ipAddress: The private address.
  ///   - role: The role of the node.
  ///   - osVersion: The operating system of the node and its version.
  ///   - volumes: The EBS volumes of HANA's file systems; as configuration checks recommend if `nil`.
  public init(
    name: String, instanceID: String, instanceType: String = HostDefaults.instanceType,
    ipAddress: String = HostDefaults.ipAddress, role: HostRole = .leader,
    osVersion: String = HostDefaults.osVersion, volumes: [HANAVolume]? = nil
  ) {
    self.name = name
    self.instanceID = instanceID
    self.instanceType = instanceType
    self.ipAddress = ipAddress
    self.role = role
    self.osVersion = osVersion
    self.volumes = volumes
  }
}

extension HANAHost: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name = "Name"
    case instanceID = "InstanceId"
    case instanceType = "InstanceType"
    case ipAddress = "IpAddress"
    case role = "Role"
    case osVersion = "OsVersion"
    case volumes = "Volumes"
  }

  /// Reads a node.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let role = try container.decodeIfPresent(String.self, forKey: .role)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      instanceID: try container.decode(String.self, forKey: .instanceID),
      instanceType: try container.decodeIfPresent(String.self, forKey: .instanceType)
        ?? HostDefaults.instanceType,
      ipAddress: try container.decodeIfPresent(String.self, forKey: .ipAddress)
        ?? HostDefaults.ipAddress,
      role: role.map(HostRole.init(rawValue:)) ?? .leader,
      osVersion: try container.decodeIfPresent(String.self, forKey: .osVersion)
        ?? HostDefaults.osVersion,
      volumes: try container.decodeIfPresent([HANAVolume].self, forKey: .volumes))
  }

  /// Writes the node.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(instanceID, forKey: .instanceID)
    try container.encode(instanceType, forKey: .instanceType)
    try container.encode(ipAddress, forKey: .ipAddress)
    try container.encode(role.rawValue, forKey: .role)
    try container.encode(osVersion, forKey: .osVersion)
    try container.encodeIfPresent(volumes, forKey: .volumes)
  }
}
