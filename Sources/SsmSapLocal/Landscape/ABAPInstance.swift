/// An instance of an ABAP system.
public struct ABAPInstance: Sendable, Hashable {
  /// What an instance does.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Central services.
    case ascs = "ASCS"
    /// Enqueue replication server.
    case ers = "ERS"
    /// Dialog instance.
    case dialog = "DIALOG"
    /// Web Dispatcher. Registration finds it only if `ComponentsInfo` names it (inferred).
    case webDispatcher = "WEB_DISPATCHER"
  }

  /// What the instance does.
  public var kind: Kind

  /// The id of a Web Dispatcher's own system; `nil` for the others, which have the system's.
  public var sid: String?

  /// The instance number, two digits.
  public var number: String

  /// The host name. It is part of the component's id.
  public var host: String

  /// The id of the EC2 instance.
  public var instanceID: String

  /// The private address of the host.
  public var ipAddress: String

  /// The operating system of the host and its version.
  public var osVersion: String

  /// Creates an instance.
  ///
  /// - Parameters:
  ///   - kind: What the instance does.
  ///   - sid: The id of a Web Dispatcher's own system.
  ///   - number: The instance number, two digits.
  ///   - host: The host name.
  ///   - instanceID: The id of the EC2 instance.
  ///   - ipAddress: The private address of the host.
  ///   - osVersion: The operating system of the host and its version.
  public init(
    _ kind: Kind, sid: String? = nil, number: String, host: String, instanceID: String,
    ipAddress: String = HostDefaults.ipAddress, osVersion: String = HostDefaults.osVersion
  ) {
    self.kind = kind
    self.sid = sid
    self.number = number
    self.host = host
    self.instanceID = instanceID
    self.ipAddress = ipAddress
    self.osVersion = osVersion
  }
}

extension ABAPInstance: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind = "Kind"
    case sid = "Sid"
    case number = "Number"
    case host = "Host"
    case instanceID = "InstanceId"
    case ipAddress = "IpAddress"
    case osVersion = "OsVersion"
  }

  /// Reads an instance.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decodeWord(Kind.self, forKey: .kind),
      sid: try container.decodeIfPresent(String.self, forKey: .sid),
      number: try container.decode(String.self, forKey: .number),
      host: try container.decode(String.self, forKey: .host),
      instanceID: try container.decode(String.self, forKey: .instanceID),
      ipAddress: try container.decodeIfPresent(String.self, forKey: .ipAddress)
        ?? HostDefaults.ipAddress,
      osVersion: try container.decodeIfPresent(String.self, forKey: .osVersion)
        ?? HostDefaults.osVersion)
  }
}
