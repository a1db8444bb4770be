/// A HANA database on one or more EC2 instances.
public struct HANASystem: Sendable, Hashable {
  /// The system's id, such as `HDB`.
  public var sid: String

  /// The instance number, two digits.
  public var instanceNumber: String

  /// The version of HANA.
  public var version: String

  /// The nodes, the primary first.
  public var hosts: [HANAHost]

  /// The names of the tenant databases, besides `SYSTEMDB`.
  public var tenants: [String]

  /// How the nodes replicate; `nil` if they do not.
  public var replication: HANAReplication?

  /// Whether a Pacemaker cluster manages the nodes.
  public var hasPacemaker: Bool

  /// The parameters of the Pacemaker cluster that differ from the recommended ones, by their names;
  /// `nil` for one that is not set.
  public var clusterParameters: [String: String?]

  /// Whether HANA runs, as far as its EC2 instances do. A registered application that shows something
  /// else is stale until its next refresh.
  public var isRunning: Bool?

  /// The version of HANA unless another is given.
  public static let defaultVersion = "2.00.079.00.1730808477"

  /// Creates a system.
  ///
  /// - Parameters:
  ///   - sid: The system's id.
  ///   - instanceNumber: The instance number, two digits.
  ///   - version: The version of HANA.
  ///   - hosts: The nodes, the primary first.
  ///   - tenants: The names of the tenant databases; one with the name of the system if `nil`.
  ///   - replication: How the nodes replicate.
  ///   - hasPacemaker: Whether a Pacemaker cluster manages the nodes.
  ///   - clusterParameters: The parameters of the cluster that differ from the recommended ones.
  ///   - isRunning: Whether HANA runs.
  public init(
    sid: String, instanceNumber: String = "00", version: String = defaultVersion,
    hosts: [HANAHost], tenants: [String]? = nil, replication: HANAReplication? = nil,
    hasPacemaker: Bool = false, clusterParameters: [String: String?] = [:],
    isRunning: Bool? = nil
  ) {
    self.sid = sid
    self.instanceNumber = instanceNumber
    self.version = version
    self.hosts = hosts
    self.tenants = tenants ?? [sid]
    self.replication = replication
    self.hasPacemaker = hasPacemaker
    self.clusterParameters = clusterParameters
    self.isRunning = isRunning
  }
}

extension HANASystem: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case sid = "Sid"
    case type = "Type"
    case instanceNumber = "InstanceNumber"
    case version = "Version"
    case hosts = "Hosts"
    case tenants = "Tenants"
    case replication = "Replication"
    case pacemaker = "Pacemaker"
    case clusterParameters = "ClusterParameters"
    case status = "Status"
  }

  /// Reads a system.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      sid: try container.decode(String.self, forKey: .sid),
      instanceNumber: try container.decode(String.self, forKey: .instanceNumber),
      version: try container.decodeIfPresent(String.self, forKey: .version)
        ?? HANASystem.defaultVersion,
      hosts: try container.decode([HANAHost].self, forKey: .hosts),
      tenants: try container.decodeIfPresent([String].self, forKey: .tenants),
      replication: try container.decodeIfPresent(HANAReplication.self, forKey: .replication),
      hasPacemaker: try container.decodeIfPresent(Bool.self, forKey: .pacemaker) ?? false,
      clusterParameters: try container.decodeIfPresent(
        [String: String?].self, forKey: .clusterParameters) ?? [:],
      isRunning: try container.decodeWordIfPresent(SystemStatus.self, forKey: .status)?.isRunning)
  }

  /// Writes the system.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sid, forKey: .sid)
    try container.encode(instanceNumber, forKey: .instanceNumber)
    try container.encode(version, forKey: .version)
    try container.encode(hosts, forKey: .hosts)
    try container.encode(tenants, forKey: .tenants)
    try container.encodeIfPresent(replication, forKey: .replication)
    try container.encode(hasPacemaker, forKey: .pacemaker)
    if !clusterParameters.isEmpty {
      try container.encode(clusterParameters, forKey: .clusterParameters)
    }
    try container.encodeIfPresent(isRunning.map(SystemStatus.init(isRunning:)), forKey: .status)
  }
}
