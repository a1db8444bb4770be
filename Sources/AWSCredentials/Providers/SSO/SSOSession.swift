import AWSRuntime

/// A login to IAM Identity Center.
struct SSOSession: Sendable, Hashable {
  /// The name of the `sso-session` section, or `nil` if the profile itself has the settings.
  let name: String?
  let startURL: String
  let region: String

  /// The profile that error messages suggest to log in with.
  let profileName: String

  /// The text whose hash is the name of the token's cache file.
  var cacheKey: String { name ?? startURL }

  /// What the user must do if there is no valid token.
  var cure: String { "run: aws sso login --profile \(ShellText.quoted(profileName))" }
}

/// A role in an account, for which IAM Identity Center issues credentials.
struct SSORole: Sendable, Hashable {
  let session: SSOSession
  let accountID: String
  let name: String
}

extension SSORole {
  /// Reads the role of a profile, or returns `nil` if the profile has none.
  ///
  /// - Throws: ``ConfigurationError`` if settings are missing or contradict each other.
  init?(
    _ profile: ConfigurationSection, name profileName: String, _ settings: ClientSettings
  ) throws(ConfigurationError) {
    let account = profile["sso_account_id"].flatMap(ClientSettings.filled)
    let role = profile["sso_role_name"].flatMap(ClientSettings.filled)
    guard let some = account ?? role else { return nil }
    guard let account, let role else {
      let missing = account == nil ? "sso_account_id" : "sso_role_name"
      throw ConfigurationError(
        .missingSetting, "\(profile.title) has SSO settings but no \(missing)", at: some.origin)
    }
    accountID = account.value
    name = role.value
    session = try SSOSession(profile, name: profileName, settings, needed: some.origin)
  }
}

extension SSOSession {
  private static let shared = ["sso_region", "sso_start_url"]

  /// Reads the session that a profile names, or else the one in the profile itself.
  ///
  /// The region that the program gave the client stands in for a missing `sso_region`.
  init(
    _ profile: ConfigurationSection, name profileName: String, _ settings: ClientSettings,
    needed: SettingOrigin
  ) throws(ConfigurationError) {
    let sessionName = profile["sso_session"].flatMap(ClientSettings.filled)
    let section = try sessionName.map { name throws(ConfigurationError) in
      try Self.section(name, of: profile, in: settings.shared)
    }
    func value(
      _ name: String, default: String? = nil
    ) throws(ConfigurationError) -> String {
      let source = section ?? profile
      guard let value = source[name].flatMap(ClientSettings.filled)?.value ?? `default` else {
        throw ConfigurationError(
          .missingSetting, "\(source.title) has no \(name), which SSO needs", at: needed)
      }
      return value
    }
    self.name = sessionName?.value
    startURL = try value("sso_start_url")
    region = try value("sso_region", default: settings.clientRegion)
    self.profileName = profileName
  }

  /// Returns the section of a session, which the profile must not contradict.
  private static func section(
    _ name: Setting<String>, of profile: ConfigurationSection, in files: SharedConfiguration
  ) throws(ConfigurationError) -> ConfigurationSection {
    guard let section = files.ssoSession(name.value) else {
      throw ConfigurationError(
        .missingSection,
        "\(profile.title) names a section [sso-session \(name.value)] that is not in "
          + files.configPlace,
        at: name.origin)
    }
    for setting in shared {
      guard let own = profile[setting], own.value != section[setting]?.value else { continue }
      throw ConfigurationError(
        .contradiction,
        "\(setting) of \(profile.title) differs from that of \(section.title): remove it from the "
          + "profile",
        at: own.origin)
    }
    return section
  }
}
