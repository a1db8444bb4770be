/// A role to assume, and how.
///
/// Source: AWS STS API Reference, "AssumeRole", and AWS SDKs and Tools Reference Guide, "Assume
/// role credential provider".
public struct AssumedRole: Sendable, Hashable {
  /// The ARN of the role.
  public var arn: String

  /// The name of the session, which shows in logs; made up for each session unless given.
  public var sessionName: String?

  /// What the owner of the role asks of third parties.
  public var externalID: String?

  /// How long the credentials are to last, from 15 minutes; as long as the role says unless given.
  public var duration: Duration?

  /// The serial number or ARN of the device whose code has to be given.
  public var mfaSerial: String?

  /// A role with the defaults of STS.
  public init(arn: String) {
    self.arn = arn
  }
}
