/// The tenant of a HANA database that an ABAP system works on.
public struct ABAPDatabase: Sendable, Hashable {
  /// The id of the HANA system.
  public var sid: String

  /// The name of the tenant.
  public var tenant: String

  /// Creates a reference to a tenant.
  public init(sid: String, tenant: String) {
    self.sid = sid
    self.tenant = tenant
  }
}

extension ABAPDatabase: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case sid = "Sid"
    case tenant = "Tenant"
  }

  /// Reads a reference to a tenant.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      sid: try container.decode(String.self, forKey: .sid),
      tenant: try container.decode(String.self, forKey: .tenant))
  }
}
