/// The account and region that a request belongs to. Each scope has applications of its own.
public struct LocalScope: Sendable, Hashable {
  /// The account's id, 12 digits.
  public var account: String

  /// The region, such as `eu-central-1`.
  public var region: String

  /// Creates a scope.
  public init(account: String, region: String) {
    self.account = account
    self.region = region
  }
}
