/// The id that the user agent carries for a way to find credentials.
///
/// Source: the `m/` metrics of the AWS SDKs' user agent.
public struct CredentialsFeature: Sendable, Hashable, RawRepresentable {
  /// The id, of one or two characters.
  public let rawValue: String

  /// A feature by its id.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The program gave the credentials.
  public static let code = CredentialsFeature(rawValue: "e")
  /// Environment variables held them.
  public static let environment = CredentialsFeature(rawValue: "g")
  /// Environment variables named a web identity token.
  public static let environmentWebIdentity = CredentialsFeature(rawValue: "h")
  /// STS AssumeRole gave them.
  public static let assumeRole = CredentialsFeature(rawValue: "i")
  /// STS AssumeRoleWithWebIdentity gave them.
  public static let assumeRoleWithWebIdentity = CredentialsFeature(rawValue: "k")
  /// A profile held them.
  public static let profile = CredentialsFeature(rawValue: "n")
  /// A profile named another one as their source.
  public static let profileSourceProfile = CredentialsFeature(rawValue: "o")
  /// A profile named a provider as their source.
  public static let profileNamedProvider = CredentialsFeature(rawValue: "p")
  /// A profile named a web identity token.
  public static let profileWebIdentity = CredentialsFeature(rawValue: "q")
  /// A profile named an SSO session.
  public static let profileSSO = CredentialsFeature(rawValue: "r")
  /// IAM Identity Center gave them, with the token of a session.
  public static let sso = CredentialsFeature(rawValue: "s")
  /// A profile had the older SSO settings.
  public static let profileSSOLegacy = CredentialsFeature(rawValue: "t")
  /// IAM Identity Center gave them, with a token of the older kind.
  public static let ssoLegacy = CredentialsFeature(rawValue: "u")
  /// A profile named a process.
  public static let profileProcess = CredentialsFeature(rawValue: "v")
  /// A process gave them.
  public static let process = CredentialsFeature(rawValue: "w")
  /// Container metadata gave them.
  public static let container = CredentialsFeature(rawValue: "z")
  /// Instance metadata gave them.
  public static let instanceMetadata = CredentialsFeature(rawValue: "0")
  /// A profile named a login session.
  public static let profileLogin = CredentialsFeature(rawValue: "AC")
  /// A login session gave them.
  public static let login = CredentialsFeature(rawValue: "AD")
}
