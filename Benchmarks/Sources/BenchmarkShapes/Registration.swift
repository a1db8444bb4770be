public import AWSShapes

/// What `RegisterApplication` takes, as far as it matters here.
public struct Registration: EncodableShape {
  /// A user of a database.
  public struct Credential: EncodableShape {
    /// The database.
    public var databaseName: String
    /// The kind of user.
    public var credentialType: String
    /// Where the password is.
    public var secretID: String

    private static let members = MemberTable(
      "Credential", ["DatabaseName", "CredentialType", "SecretId"])

    /// A user of these parts.
    public init(databaseName: String, credentialType: String, secretID: String) {
      self.databaseName = databaseName
      self.credentialType = credentialType
      self.secretID = secretID
    }

    /// Writes the members.
    public func encode(to writer: inout some ShapeWriter & ~Copyable) {
      let members = Self.members
      writer.beginStructure()
      writer.member(0, of: members)
      writer.writeString(databaseName)
      writer.member(1, of: members)
      writer.writeString(credentialType)
      writer.member(2, of: members)
      writer.writeString(secretID)
      writer.endStructure()
    }
  }

  /// The application's id.
  public var applicationID: String
  /// The application's type.
  public var applicationType: String
  /// The ids of its instances.
  public var instances: [String]?
  /// The number of the instance in SAP.
  public var sapInstanceNumber: String?
  /// The system's id.
  public var sid: String?
  /// Names and values.
  public var tags: [String: String]?
  /// Users of the databases.
  public var credentials: [Credential]?

  private static let members = MemberTable(
    "RegisterApplicationInput",
    [
      "ApplicationId", "ApplicationType", "Instances", "SapInstanceNumber", "Sid", "Tags",
      "Credentials",
    ])

  /// An application of these parts.
  public init(
    applicationID: String, applicationType: String, instances: [String]? = nil,
    sapInstanceNumber: String? = nil, sid: String? = nil, tags: [String: String]? = nil,
    credentials: [Credential]? = nil
  ) {
    self.applicationID = applicationID
    self.applicationType = applicationType
    self.instances = instances
    self.sapInstanceNumber = sapInstanceNumber
    self.sid = sid
    self.tags = tags
    self.credentials = credentials
  }

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let members = Self.members
    writer.beginStructure()
    writer.member(0, of: members)
    writer.writeString(applicationID)
    writer.member(1, of: members)
    writer.writeString(applicationType)
    if let instances {
      writer.member(2, of: members)
      writer.writeStringList(instances)
    }
    if let sapInstanceNumber {
      writer.member(3, of: members)
      writer.writeString(sapInstanceNumber)
    }
    if let sid {
      writer.member(4, of: members)
      writer.writeString(sid)
    }
    if let tags {
      writer.member(5, of: members)
      writer.writeStringMap(tags)
    }
    if let credentials {
      writer.member(6, of: members)
      writer.writeList(of: credentials)
    }
    writer.endStructure()
  }
}
