package import AWSRuntime

/// The way from a profile to credentials: a source, then roles that are assumed in turn.
///
/// Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider"; the order of the
/// sources within a profile is botocore's.
package struct ProfilePlan {
  /// The source of the first credentials.
  package let source: ProfileSource

  /// The roles, in the order in which they are assumed.
  package let roles: [AssumedRole]
}

/// The source of a profile's credentials.
package enum ProfileSource {
  /// The profile's own access key.
  case accessKey(ResolvedCredentials)
  /// A source that the profile's `credential_source` names.
  case named(NamedSource)
  /// A web identity token.
  case webIdentity(WebIdentityCredentials)
  /// IAM Identity Center.
  case sso(SSOCredentials)
  /// A session of `aws login`.
  case login(LoginCredentials)
  /// A process.
  case process(ProcessCredentials)
}

/// The sources that a profile's `credential_source` can name.
package enum NamedSource: String, CaseIterable {
  /// Environment variables.
  case environment = "Environment"
  /// Container metadata.
  case container = "EcsContainer"
  /// EC2 instance metadata.
  case instanceMetadata = "Ec2InstanceMetadata"
}
