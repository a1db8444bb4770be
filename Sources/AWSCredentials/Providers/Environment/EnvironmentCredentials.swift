public import AWSRuntime
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A provider that reads credentials from environment variables.
///
/// The variables are `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` and, if they are set,
/// `AWS_SESSION_TOKEN` (or the older `AWS_SECURITY_TOKEN`), `AWS_ACCOUNT_ID` and
/// `AWS_CREDENTIAL_EXPIRATION`. A blank variable is treated as not set.
public struct EnvironmentCredentials: CredentialsProvider {
  private let environment: [String: String]

  /// Creates a provider that reads these variables.
  public init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// Reads the credentials.
  ///
  /// - Throws: `CredentialsError` that names the missing variable; of the kind `notConfigured` if
  ///   `AWS_ACCESS_KEY_ID` is not set.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    guard let id = value(of: "AWS_ACCESS_KEY_ID") else {
      throw missing("AWS_ACCESS_KEY_ID", .notConfigured)
    }
    guard let secret = value(of: "AWS_SECRET_ACCESS_KEY") else {
      throw missing("AWS_SECRET_ACCESS_KEY", .configuration)
    }
    let credentials = Credentials(
      accessKeyID: id, secretAccessKey: secret,
      sessionToken: value(of: "AWS_SESSION_TOKEN") ?? value(of: "AWS_SECURITY_TOKEN"),
      expiration: try expiration())
    return ResolvedCredentials(
      credentials, accountID: value(of: "AWS_ACCOUNT_ID"), sources: ["environment variables"],
      features: [.credentialsEnvVars])
  }

  private func expiration() throws(CredentialsError) -> Date? {
    guard let text = value(of: "AWS_CREDENTIAL_EXPIRATION") else { return nil }
    guard let date = InternetTime.parse(text) else {
      throw CredentialsError(
        "AWS_CREDENTIAL_EXPIRATION is \"\(text)\"; it must be a time such as 2026-01-31T08:30:00Z",
        kind: .configuration)
    }
    return date
  }

  private func missing(_ name: String, _ kind: CredentialsError.Kind) -> CredentialsError {
    CredentialsError(
      "no credentials: set the environment variables AWS_ACCESS_KEY_ID and "
        + "AWS_SECRET_ACCESS_KEY (\(name) is not set)", kind: kind)
  }

  private func value(of name: String) -> String? {
    guard let value = environment[name], !value.isBlank else { return nil }
    return value
  }
}

extension EnvironmentCredentials: CustomStringConvertible, CustomReflectable {
  /// The name of the type, since the values of the variables may be secrets.
  public var description: String { "EnvironmentCredentials" }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
