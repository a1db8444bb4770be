/// What the model says of a service as a whole.
public struct ServiceShape: Sendable, Hashable {
  /// The name of the service's shape, such as `SsmSap`.
  public var name: String

  /// The service's id among AWS's services, such as `Ssm Sap`.
  public var sdkID: String

  /// The version of the service's interface, a date.
  public var version: String

  /// The name in a signature's credential scope, such as `ssm-sap`.
  public var signingName: String

  /// The first label of the service's host names.
  public var endpointPrefix: String

  /// Whether the service spoke the query protocol before, and still names errors as it did there.
  ///
  /// Source: Smithy 2.0, "awsQueryCompatible trait".
  public var isQueryCompatible: Bool

  /// Header fields that the service expects on every request though its model says nothing of
  /// them.
  public var headers: [WireHeader]

  /// A description of these parts.
  public init(
    name: String, sdkID: String, version: String, signingName: String, endpointPrefix: String,
    isQueryCompatible: Bool = false, headers: [WireHeader] = []
  ) {
    self.name = name
    self.sdkID = sdkID
    self.version = version
    self.signingName = signingName
    self.endpointPrefix = endpointPrefix
    self.isQueryCompatible = isQueryCompatible
    self.headers = headers
  }
}
