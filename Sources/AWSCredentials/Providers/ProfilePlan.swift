package import AWSRuntime

/// How a profile leads to credentials: a source, then roles that are assumed one from another.
///
/// Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider"; the order of the
/// sources within a profile is botocore's.
package struct ProfilePlan {
  /// Where the first credentials come from.
  package let source: ProfileSource

  /// The roles, in the order in which they are assumed.
  package let roles: [AssumedRole]
}

/// Where the credentials of a profile come from.
package enum ProfileSource {
  /// The profile holds them.
  case accessKey(ResolvedCredentials)
  /// A `credential_source` by its name.
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

/// A source that a profile's `credential_source` can name.
package enum NamedSource: String, CaseIterable {
  /// Environment variables.
  case environment = "Environment"
  /// Metadata of a container.
  case container = "EcsContainer"
  /// Metadata of an EC2 instance.
  case instanceMetadata = "Ec2InstanceMetadata"
}
