public import AWSRuntime

/// A credentials provider that assumes a role with the web identity token in a file.
///
/// Calls STS `AssumeRoleWithWebIdentity`, with as many attempts as `AWS_MAX_ATTEMPTS` or
/// `max_attempts` allows. Reads the file each time, since clusters replace the token in it.
///
/// Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider".
public struct WebIdentityCredentials: CredentialsProvider {
  package let role: AssumedRole
  package let tokenFile: Setting<String>
  private let settings: ClientSettings
  private let features: FeatureSet

  /// Creates a provider for a role.
  ///
  /// - Parameters:
  ///   - role: The role and the name of the session.
  ///   - tokenFile: The path of the file with the token.
  ///   - settings: The settings with the region and the endpoint of STS.
  public init(_ role: AssumedRole, tokenFile: String, settings: ClientSettings) {
    self.init(
      role, tokenFile: Setting(tokenFile, from: .explicit), settings: settings, features: [])
  }

  init(
    _ role: AssumedRole, tokenFile: Setting<String>, settings: ClientSettings,
    features: FeatureSet
  ) {
    self.role = role
    self.tokenFile = tokenFile
    self.settings = settings
    self.features = features
  }

  /// Creates a provider from the environment variables `AWS_WEB_IDENTITY_TOKEN_FILE`,
  /// `AWS_ROLE_ARN` and `AWS_ROLE_SESSION_NAME`.
  ///
  /// - Throws: `CredentialsError` of the kind `notConfigured` if no variable names a token file.
  public init(settings: ClientSettings) throws(CredentialsError) {
    let source = WebIdentitySource(settings.profile, settings, usesEnvironment: true)
    let provider: WebIdentityCredentials?
    do {
      provider = try source.provider(profileCounts: false)
    } catch {
      throw CredentialsError(error)
    }
    guard let provider else {
      throw CredentialsError("AWS_WEB_IDENTITY_TOKEN_FILE is not set", kind: .notConfigured)
    }
    self = provider
  }

  /// Returns the credentials of a new session of the role.
  ///
  /// - Throws: `CredentialsError` if the file cannot be read, or with the code and the message of
  ///   STS if it refuses.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let token = try await token()
    let parameters = [
      (name: "RoleArn", value: role.arn),
      (name: "RoleSessionName", value: role.sessionName ?? SessionName.make(settings.host)),
      (name: "WebIdentityToken", value: token),
    ]
    let answer: STSAnswer
    do {
      answer = try await STSClient(settings: settings).assumeRoleWithWebIdentity(parameters)
    } catch {
      throw error.prefixed(
        "cannot assume the role \(role.arn) with the web identity token of \(tokenFile.value): ")
    }
    return ResolvedCredentials(
      answer.credentials, accountID: answer.accountID,
      sources: ["web identity token of \(tokenFile.value)", "role \(role.arn)"],
      features: features.union([.credentialsStsAssumeRoleWebId]))
  }

  private func token() async throws(CredentialsError) -> String {
    let path = settings.expandingHome(tokenFile.value)
    let bytes: [UInt8]
    do {
      bytes = try await settings.host.files.read(path)
    } catch {
      throw CredentialsError(
        "the web identity token cannot be read: \(error) (\(tokenFile.origin))",
        kind: .configuration)
    }
    let token = String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).first.map(String.init)
    guard let token else {
      throw CredentialsError("the web identity token file \(path) is empty", kind: .configuration)
    }
    return token
  }
}
