/// An ABAP system on a tenant of a HANA database.
public struct ABAPSystem: Sendable, Hashable {
  /// The system's id, such as `ECD`.
  public var sid: String

  /// The version and patch level of the kernel.
  public var kernelVersion: String

  /// The database that the system works on.
  public var database: ABAPDatabase

  /// The instances: central services, dialog instances and Web Dispatchers.
  public var instances: [ABAPInstance]

  /// Whether the instances run, as far as their EC2 instances do; `nil` for what the registered application shows. An
  /// application that shows something else is stale until its next refresh.
  public var isRunning: Bool?

  /// The version of the kernel unless another is given.
  public static let defaultKernelVersion = "793, patch 200, changelist 2238612"

  /// Creates a system.
  ///
  /// - Parameters:
  ///   - sid: The system's id.
  ///   - kernelVersion: The version and patch level of the kernel.
  ///   - database: The database that the system works on.
  ///   - instances: The instances.
  ///   - isRunning: Whether the instances run.
  public init(
    sid: String, kernelVersion: String = defaultKernelVersion, database: ABAPDatabase,
    instances: [ABAPInstance], isRunning: Bool? = nil
  ) {
    self.sid = sid
    self.kernelVersion = kernelVersion
    self.database = database
    self.instances = instances
    self.isRunning = isRunning
  }
}

extension ABAPSystem: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case sid = "Sid"
    case type = "Type"
    case kernelVersion = "KernelVersion"
    case database = "Database"
    case instances = "Instances"
    case status = "Status"
  }

  /// Reads a system.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      sid: try container.decode(String.self, forKey: .sid),
      kernelVersion: try container.decodeIfPresent(String.self, forKey: .kernelVersion)
        ?? ABAPSystem.defaultKernelVersion,
      database: try container.decode(ABAPDatabase.self, forKey: .database),
      instances: try container.decode([ABAPInstance].self, forKey: .instances),
      isRunning: try container.decodeWordIfPresent(SystemStatus.self, forKey: .status)?.isRunning)
  }

  /// Writes the system.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sid, forKey: .sid)
    try container.encode(kernelVersion, forKey: .kernelVersion)
    try container.encode(database, forKey: .database)
    try container.encode(instances, forKey: .instances)
    try container.encodeIfPresent(isRunning.map(SystemStatus.init(isRunning:)), forKey: .status)
  }
}
