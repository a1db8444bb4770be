public import SsmSapModels

/// How the first node of a HANA database replicates to the others.
public struct HANAReplication: Sendable, Hashable {
  /// How the log reaches the other nodes.
  public var mode: ReplicationMode

  /// What the other nodes do with it.
  public var operationMode: OperationMode

  /// Creates a replication.
  public init(mode: ReplicationMode = .sync, operationMode: OperationMode = .logreplay) {
    self.mode = mode
    self.operationMode = operationMode
  }
}

extension HANAReplication: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case mode = "Mode"
    case operationMode = "OperationMode"
  }

  /// Reads a replication.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let mode = try container.decodeIfPresent(String.self, forKey: .mode)
    let operationMode = try container.decodeIfPresent(String.self, forKey: .operationMode)
    self.init(
      mode: mode.map(ReplicationMode.init(rawValue:)) ?? .sync,
      operationMode: operationMode.map(OperationMode.init(rawValue:)) ?? .logreplay)
  }

  /// Writes the replication.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(mode.rawValue, forKey: .mode)
    try container.encode(operationMode.rawValue, forKey: .operationMode)
  }
}
