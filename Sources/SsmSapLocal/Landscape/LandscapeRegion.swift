/// What an account has in a region.
public struct LandscapeRegion: Sendable, Hashable {
  /// The account's id, 12 digits.
  public var account: String

  /// The region, such as `eu-central-1`.
  public var region: String

  /// The SAP systems on EC2 instances, whether registered or not.
  public var systems: [LandscapeSystem]

  /// The applications that are registered from the start.
  public var applications: [LandscapeApplication]

  /// The operations that exist from the start.
  public var operations: [LocalOperation]

  /// The ids of the EC2 instances that are stopped.
  public var stoppedInstances: [String]

  /// Creates a region.
  public init(
    account: String = "123456789012", region: String = "eu-central-1",
    systems: [LandscapeSystem] = [], applications: [LandscapeApplication] = [],
    operations: [LocalOperation] = [], stoppedInstances: [String] = []
  ) {
    self.account = account
    self.region = region
    self.systems = systems
    self.applications = applications
    self.operations = operations
    self.stoppedInstances = stoppedInstances
  }

  /// The account and the region.
  public var scope: LocalScope { LocalScope(account: account, region: region) }

  /// Returns the system with the SID.
  func system(_ sid: String) -> LandscapeSystem? {
    systems.first { $0.sid == sid }
  }
}

extension LandscapeRegion: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case account = "Account"
    case region = "Region"
    case systems = "Systems"
    case applications = "Applications"
    case operations = "Operations"
    case stoppedInstances = "StoppedInstances"
  }

  /// Reads a region. Only the account and the region are required.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      account: try container.decode(String.self, forKey: .account),
      region: try container.decode(String.self, forKey: .region),
      systems: try container.decodeIfPresent([LandscapeSystem].self, forKey: .systems) ?? [],
      applications: try container.decodeIfPresent(
        [LandscapeApplication].self, forKey: .applications) ?? [],
      operations: try container.decodeIfPresent([LocalOperation].self, forKey: .operations) ?? [],
      stoppedInstances: try container.decodeIfPresent([String].self, forKey: .stoppedInstances)
        ?? [])
  }
}
