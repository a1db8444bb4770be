public import AWSRuntime
public import AWSSigV4

/// Takes credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, where it is set,
/// `AWS_SESSION_TOKEN`.
public struct EnvironmentCredentials: CredentialsProvider {
  private let environment: [String: String]

  /// A provider over these variables.
  public init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// The credentials that the variables hold.
  ///
  /// - Throws: `CredentialsError`, which names the variable that is missing.
  public func credentials() async throws(CredentialsError) -> Credentials {
    let id = try value(of: "AWS_ACCESS_KEY_ID")
    let secret = try value(of: "AWS_SECRET_ACCESS_KEY")
    let token = environment["AWS_SESSION_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
    return Credentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token)
  }

  private func value(of name: String) throws(CredentialsError) -> String {
    guard let value = environment[name], !value.isEmpty else {
      throw CredentialsError(
        "no credentials: set the environment variables AWS_ACCESS_KEY_ID and "
          + "AWS_SECRET_ACCESS_KEY (\(name) is not set)")
    }
    return value
  }
}
