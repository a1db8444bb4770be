import AWSRuntime

/// The settings of a web identity role: each from an environment variable, else from a profile.
struct WebIdentitySource {
  private let profile: ConfigurationSection
  private let settings: ClientSettings
  private let usesEnvironment: Bool

  init(_ profile: ConfigurationSection, _ settings: ClientSettings, usesEnvironment: Bool) {
    self.profile = profile
    self.settings = settings
    self.usesEnvironment = usesEnvironment
  }

  /// Returns the provider, or `nil` if no token file is set.
  ///
  /// - Throws: ``ConfigurationError`` if a token file is set and no role.
  func provider(
    profileCounts: Bool = true
  ) throws(ConfigurationError) -> WebIdentityCredentials? {
    func setting(_ variable: String, _ property: String) -> Setting<String>? {
      if usesEnvironment, let value = settings.host.variable(variable) {
        return Setting(value, from: .environment(variable))
      }
      return profileCounts ? profile[property].flatMap(ClientSettings.filled) : nil
    }
    guard let file = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
      return nil
    }
    guard let arn = setting("AWS_ROLE_ARN", "role_arn") else {
      throw ConfigurationError(
        .missingSetting,
        "a web identity token file is set (\(file.origin)) but no role to assume with it: set "
          + (usesEnvironment ? "AWS_ROLE_ARN or " : "") + "role_arn in \(profile.title)",
        at: file.origin)
    }
    var role = AssumedRole(arn: arn.value)
    role.sessionName = setting("AWS_ROLE_SESSION_NAME", "role_session_name")?.value
    var isFromEnvironment = false
    if case .environment = file.origin { isFromEnvironment = true }
    return WebIdentityCredentials(
      role, tokenFile: file, settings: settings,
      features: [
        isFromEnvironment ? .credentialsEnvVarsStsWebIdToken : .credentialsProfileStsWebIdToken
      ])
  }
}
