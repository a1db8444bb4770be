/// A role to assume, with the parameters of the session.
///
/// Source: AWS STS API Reference, "AssumeRole", and AWS SDKs and Tools Reference Guide, "Assume
/// role credential provider".
public struct AssumedRole: Sendable, Hashable {
  /// The ARN of the role.
  public var arn: String

  /// The name of the session, which appears in logs. If `nil`, each session gets a generated name.
  public var sessionName: String?

  /// The external id that the role's trust policy requires of third parties.
  public var externalID: String?

  /// How long the credentials last, from 15 minutes. If `nil`, the default of STS.
  public var duration: Duration?

  /// The serial number or ARN of the MFA device whose code the role requires.
  public var mfaSerial: String?

  /// Creates a role with the defaults of STS.
  public init(arn: String) {
    self.arn = arn
  }
}
