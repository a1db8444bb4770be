/// A service, as its model describes it.
public struct ServiceShape: Sendable, Hashable {
  /// The name of the service's shape, such as `SsmSap`.
  public var name: String

  /// The service's ID in AWS SDKs, such as `Ssm Sap`.
  public var sdkID: String

  /// The version of the service's API, which is a date.
  public var version: String

  /// The name in a signature's credential scope, such as `ssm-sap`.
  public var signingName: String

  /// The first label of the service's host names.
  public var endpointPrefix: String

  /// Whether the service used the query protocol before, and still names errors as it did then.
  ///
  /// Source: Smithy 2.0, "awsQueryCompatible trait".
  public var isQueryCompatible: Bool

  /// Header fields that the service expects on every request, although its model does not name
  /// them.
  public var headers: [WireHeader]

  /// The header field with the CRC-32 of a response's body, in decimal; `nil` if the service sends
  /// none.
  public var responseCRC32Header: String?

  /// Creates the description of a service.
  public init(
    name: String, sdkID: String, version: String, signingName: String, endpointPrefix: String,
    isQueryCompatible: Bool = false, headers: [WireHeader] = [], responseCRC32Header: String? = nil
  ) {
    self.name = name
    self.sdkID = sdkID
    self.version = version
    self.signingName = signingName
    self.endpointPrefix = endpointPrefix
    self.isQueryCompatible = isQueryCompatible
    self.headers = headers
    self.responseCRC32Header = responseCRC32Header
  }
}
