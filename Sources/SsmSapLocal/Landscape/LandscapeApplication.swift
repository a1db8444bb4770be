public import SsmSapModels

/// An application that is registered from the start.
public struct LandscapeApplication: Sendable, Hashable {
  /// The application's id.
  public var id: String

  /// The id of the system in the same region that the application stands for.
  public var sid: String

  /// The status: `ACTIVATED` or `STOPPED`.
  public var status: ApplicationStatus

  /// The application's tags.
  public var tags: [String: String]

  /// The credentials of a HANA application.
  public var credentials: [ApplicationCredential]

  /// Creates an application.
  ///
  /// - Parameters:
  ///   - id: The application's id.
  ///   - sid: The id of the system that the application stands for.
  ///   - status: The status: `ACTIVATED` or `STOPPED`.
  ///   - tags: The application's tags.
  ///   - credentials: The credentials of a HANA application.
  public init(
    id: String, sid: String, status: ApplicationStatus = .activated, tags: [String: String] = [:],
    credentials: [ApplicationCredential] = []
  ) {
    self.id = id
    self.sid = sid
    self.status = status
    self.tags = tags
    self.credentials = credentials
  }
}

extension LandscapeApplication: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id = "Id"
    case sid = "Sid"
    case status = "Status"
    case tags = "Tags"
    case credentials = "Credentials"
  }

  /// Reads an application.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let status = try container.decodeIfPresent(String.self, forKey: .status)
    let credentials = try container.decodeIfPresent([Credential].self, forKey: .credentials)
    self.init(
      id: try container.decode(String.self, forKey: .id),
      sid: try container.decode(String.self, forKey: .sid),
      status: status.map(ApplicationStatus.init(rawValue:)) ?? .activated,
      tags: try container.decodeIfPresent([String: String].self, forKey: .tags) ?? [:],
      credentials: (credentials ?? []).map(\.shape))
  }

  /// Writes the application.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(sid, forKey: .sid)
    try container.encode(status.rawValue, forKey: .status)
    try container.encode(tags, forKey: .tags)
    try container.encode(credentials.map(Credential.init), forKey: .credentials)
  }

  /// A credential in a landscape file.
  private struct Credential: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
      case databaseName = "DatabaseName"
      case credentialType = "CredentialType"
      case secretID = "SecretId"
    }

    var databaseName: String
    var credentialType: String
    var secretID: String

    init(_ shape: ApplicationCredential) {
      databaseName = shape.databaseName
      credentialType = shape.credentialType.rawValue
      secretID = shape.secretId
    }

    init(from decoder: any Decoder) throws {
      try decoder.refuseMembers(except: CodingKeys.self)
      let container = try decoder.container(keyedBy: CodingKeys.self)
      databaseName = try container.decode(String.self, forKey: .databaseName)
      credentialType =
        try container.decodeIfPresent(String.self, forKey: .credentialType)
        ?? CredentialType.admin.rawValue
      secretID = try container.decode(String.self, forKey: .secretID)
    }

    var shape: ApplicationCredential {
      ApplicationCredential(
        databaseName: databaseName, credentialType: CredentialType(rawValue: credentialType),
        secretId: secretID)
    }
  }
}
