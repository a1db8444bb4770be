import AWSRuntime

extension ClientSettings {
  /// The region of calls to STS and AWS Sign-In on behalf of a client.
  ///
  /// A region given by the program replaces `AWS_REGION` and `AWS_DEFAULT_REGION`. The `region` of
  /// the profile comes before it, since a role may have to be assumed in another region than the
  /// one the client calls.
  var sourceRegion: Setting<String>? {
    guard let clientRegion else { return region }
    return profile["region"].flatMap(Self.filled) ?? Setting(clientRegion, from: .explicit)
  }

  /// The maximum number of attempts of calls to STS, IAM Identity Center and AWS Sign-In:
  /// `AWS_MAX_ATTEMPTS`, `max_attempts`, else three. botocore makes these calls with the same
  /// setting.
  ///
  /// - Throws: `CredentialsError` if the setting is not a number of attempts.
  func sourceAttempts() throws(CredentialsError) -> Int {
    do {
      return try maximumAttempts?.value ?? StandardRetry.defaultMaximumAttempts
    } catch {
      throw CredentialsError(error)
    }
  }
}
