public import AWSSigV4

/// Credentials with their account and sources.
public struct ResolvedCredentials: Sendable, Hashable {
  /// The credentials to sign with.
  public var credentials: Credentials

  /// The account of the credentials, twelve digits, if the source provides it.
  public var accountID: String?

  /// The sources in the order of their use, each described for a person, such as `profile base`,
  /// then `role arn:aws:iam::123456789012:role/example`.
  public var sources: [String]

  /// The features used to find the credentials, for the user agent.
  ///
  /// Source: the `m/` metrics of the AWS SDKs' user agent.
  public var features: FeatureSet

  /// Creates resolved credentials.
  public init(
    _ credentials: Credentials, accountID: String? = nil, sources: [String],
    features: FeatureSet = []
  ) {
    self.credentials = credentials
    self.accountID = accountID
    self.sources = sources
    self.features = features
  }
}

extension ResolvedCredentials: CustomStringConvertible {
  /// The access key id, the expiration and the sources; never the secret or the token.
  public var description: String {
    "\(credentials), account \(accountID ?? "unknown"), from \(sources.joined(separator: ", "))"
  }
}
