public import AWSRuntime
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Takes credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, where they are set,
/// `AWS_SESSION_TOKEN`, `AWS_ACCOUNT_ID` and `AWS_CREDENTIAL_EXPIRATION`.
///
/// A variable that is blank counts as not set.
public struct EnvironmentCredentials: CredentialsProvider {
  private let environment: [String: String]

  /// A provider over these variables.
  public init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// The credentials that the variables hold.
  ///
  /// - Throws: `CredentialsError`, which names the variable that is missing; of the kind
  ///   `notConfigured` where there is no access key id.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    guard let id = value(of: "AWS_ACCESS_KEY_ID") else {
      throw missing("AWS_ACCESS_KEY_ID", .notConfigured)
    }
    guard let secret = value(of: "AWS_SECRET_ACCESS_KEY") else {
      throw missing("AWS_SECRET_ACCESS_KEY", .configuration)
    }
    let credentials = Credentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: value(of: "AWS_SESSION_TOKEN"),
      expiration: try expiration())
    return ResolvedCredentials(
      credentials, accountID: value(of: "AWS_ACCOUNT_ID"), sources: ["environment variables"],
      features: [.credentialsEnvVars])
  }

  private func expiration() throws(CredentialsError) -> Date? {
    guard let text = value(of: "AWS_CREDENTIAL_EXPIRATION") else { return nil }
    guard let date = InternetTime.parse(text) else {
      throw CredentialsError(
        "AWS_CREDENTIAL_EXPIRATION is \"\(text)\", no time such as 2026-01-31T08:30:00Z",
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
    guard let value = environment[name], !value.allSatisfy(\.isWhitespace) else { return nil }
    return value
  }
}

extension EnvironmentCredentials: CustomStringConvertible, CustomReflectable {
  /// The name of the type; the variables' values may be secrets.
  public var description: String { "EnvironmentCredentials" }

  /// The description, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
