public import AWSRuntime

/// Finds the credentials that the AWS command line finds on the same machine, and keeps them until
/// they have to be refreshed.
///
/// The sources, in this order:
/// 1. the environment variables `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, unless a profile
///    was given by the program;
/// 2. the selected profile and the variables of a web identity: a role to assume, a web identity
///    token, IAM Identity Center, an access key, a session of `aws login`, a process;
/// 3. the metadata of a container;
/// 4. the metadata of an EC2 instance.
///
/// A source that is not configured is passed over. One that is configured and fails ends the
/// search: going on would give the program another identity than the one asked for.
public struct DefaultCredentials: CredentialsProvider {
  private let cached: CachedCredentials

  /// The sources of an environment.
  ///
  /// - Parameters:
  ///   - host: The variables and files, and what the sources need.
  ///   - profile: The name of the profile; that of `AWS_PROFILE`, else `default` unless given.
  ///   - region: The region that the program gave the client. STS and AWS Sign-In are called
  ///     there if the profile has no `region`, and IAM Identity Center if it has no `sso_region`.
  ///   - mfaCode: Asks for the code where a role has an MFA device.
  public init(
    in host: HostEnvironment, profile: String? = nil, region: (any RegionProvider)? = nil,
    mfaCode: MFACode? = nil
  ) {
    let chain = CredentialsChain(host: host, profile: profile, region: region, mfaCode: mfaCode)
    cached = CachedCredentials(chain, in: host)
  }

  /// The credentials to use now, and where they came from.
  ///
  /// - Throws: `CredentialsError` that says what was tried, in order, and what would help.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    try await cached.resolve()
  }
}
