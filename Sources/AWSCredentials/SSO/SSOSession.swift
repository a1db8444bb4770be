import AWSRuntime

/// A login to IAM Identity Center: where, and under which name its token is cached.
struct SSOSession: Sendable, Hashable {
  /// The name of the `sso-session` section; nil for the older settings in the profile itself.
  let name: String?
  let startURL: String
  let region: String

  /// The profile that the login is for, in the cure of an error.
  let profileName: String

  /// What the name of the token's cache file is made of.
  var cacheKey: String { name ?? startURL }

  /// What a person has to do when there is no valid token.
  var cure: String { "run: aws sso login --profile \(profileName)" }
}

/// A role in an account that IAM Identity Center gives credentials for.
struct SSORole: Sendable, Hashable {
  let session: SSOSession
  let accountID: String
  let name: String
}

extension SSORole {
  /// The role that a profile is configured for; nil for a profile that is for no role.
  ///
  /// - Throws: ``ConfigurationError`` for settings that are incomplete or contradict each other.
  init?(
    _ profile: ConfigurationSection, name profileName: String, _ shared: SharedConfiguration
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
    session = try SSOSession(profile, name: profileName, shared, needed: some.origin)
  }
}

extension SSOSession {
  private static let shared = ["sso_region", "sso_start_url"]

  /// The session that a profile names, else the one of its older settings.
  init(
    _ profile: ConfigurationSection, name profileName: String, _ files: SharedConfiguration,
    needed: SettingOrigin
  ) throws(ConfigurationError) {
    let sessionName = profile["sso_session"].flatMap(ClientSettings.filled)
    let section = try sessionName.map { name throws(ConfigurationError) in
      try Self.section(name, of: profile, in: files)
    }
    func value(_ name: String) throws(ConfigurationError) -> String {
      let source = section ?? profile
      guard let value = source[name].flatMap(ClientSettings.filled) else {
        throw ConfigurationError(
          .missingSetting, "\(source.title) has no \(name), which SSO needs", at: needed)
      }
      return value.value
    }
    self.name = sessionName?.value
    startURL = try value("sso_start_url")
    region = try value("sso_region")
    self.profileName = profileName
  }

  /// The section of a session, with which the profile must not disagree.
  private static func section(
    _ name: Setting<String>, of profile: ConfigurationSection, in files: SharedConfiguration
  ) throws(ConfigurationError) -> ConfigurationSection {
    guard let section = files.ssoSessions[name.value] else {
      throw ConfigurationError(
        .missingSection,
        "\(profile.title) names a section [sso-session \(name.value)] that is not in "
          + files.locations.config,
        at: name.origin)
    }
    for setting in shared {
      guard let own = profile[setting], own.value != section[setting]?.value else { continue }
      throw ConfigurationError(
        .contradiction,
        "\(setting) of \(profile.title) is not that of \(section.title): it belongs into the "
          + "latter alone",
        at: own.origin)
    }
    return section
  }
}
