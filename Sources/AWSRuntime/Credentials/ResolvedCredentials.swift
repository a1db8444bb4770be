public import AWSSigV4

/// Credentials, whose they are and where they came from.
public struct ResolvedCredentials: Sendable, Hashable {
  /// The key to sign with.
  public var credentials: Credentials

  /// The account that the key belongs to, of twelve digits, where the source tells it.
  public var accountID: String?

  /// Where they came from, in the order in which sources were used, each for a person to read:
  /// such as `profile base`, then `role arn:aws:iam::123456789012:role/example`.
  public var sources: [String]

  /// The ids of the features that were used to find them, for the user agent.
  ///
  /// Source: the `m/` metrics of the AWS SDKs' user agent.
  public var features: FeatureSet

  /// Credentials of these parts.
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
  /// The access key id, the expiry and the sources; never the secret or the token.
  public var description: String {
    "\(credentials), account \(accountID ?? "unknown"), from \(sources.joined(separator: ", "))"
  }
}
