public import AWSRuntime

/// A provider that finds the same credentials as the AWS CLI on the same machine, and caches them.
///
/// It tries these sources in order:
/// 1. the environment variables `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, unless the program
///    names a profile;
/// 2. the selected profile and the variables of a web identity: a role to assume, a web identity
///    token, IAM Identity Center, an access key, a session of `aws login`, a process;
/// 3. container metadata;
/// 4. EC2 instance metadata.
///
/// A source that is not configured is skipped. A source that is configured and fails ends the
/// search, since the next one would give the program a different identity.
public struct DefaultCredentials: CredentialsProvider {
  private let cached: CachedCredentials

  /// Creates a provider for an environment.
  ///
  /// - Parameters:
  ///   - host: The environment that the sources use.
  ///   - profile: The name of the profile, or `nil` for the profile that `AWS_PROFILE` names, or
  ///     else `default`.
  ///   - region: The region that the program gave the client. STS and AWS Sign-In are called
  ///     there if the profile has no `region`, and IAM Identity Center if it has no `sso_region`.
  ///   - mfaCode: Obtains the code if a role requires an MFA device.
  public init(
    in host: HostEnvironment, profile: String? = nil, region: (any RegionProvider)? = nil,
    mfaCode: MFACodeProvider? = nil
  ) {
    let chain = CredentialsChain(host: host, profile: profile, region: region, mfaCode: mfaCode)
    cached = CachedCredentials(chain, in: host)
  }

  /// Returns valid credentials and their origin.
  ///
  /// - Throws: `CredentialsError` that lists the sources that were tried and suggests a remedy.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    try await cached.resolve()
  }
}
