/// What exists on EC2 instances at the start of a local service, and what is registered of it.
public struct Landscape: Sendable, Hashable {
  /// The regions of accounts that have something.
  public var regions: [Region]

  /// Creates a landscape of any number of regions.
  public init(regions: [Region]) {
    self.regions = regions
  }

  /// What an account has in a region.
  public struct Region: Sendable, Hashable {
    /// The account's id, 12 digits.
    public var account: String

    /// The region, such as `eu-central-1`.
    public var region: String

    /// Operations that exist from the start.
    public var operations: [LocalOperation]

    /// Creates a region.
    public init(
      account: String = "123456789012", region: String = "eu-central-1",
      operations: [LocalOperation] = []
    ) {
      self.account = account
      self.region = region
      self.operations = operations
    }
  }

  /// The landscape that a service has by default.
  public static let example = Landscape(regions: [])
}
