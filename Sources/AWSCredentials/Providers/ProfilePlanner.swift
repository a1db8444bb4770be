import AWSRuntime
import AWSSigV4

/// Follows a profile, and the profiles that it names, to where credentials come from.
package struct ProfilePlanner {
  private let settings: ClientSettings

  /// Whether variables that name a web identity token count, where no role is to be assumed from
  /// the profile.
  private let usesEnvironment: Bool

  /// A planner for the selected profile.
  package init(_ settings: ClientSettings, usesEnvironment: Bool) {
    self.settings = settings
    self.usesEnvironment = usesEnvironment
  }

  /// The plan of the selected profile; nil where it says nothing about credentials.
  ///
  /// - Throws: ``ConfigurationError`` with file and line for what is incomplete, contradicts
  ///   itself or goes in a circle.
  package func plan() throws(ConfigurationError) -> ProfilePlan? {
    var name = settings.profileName?.value ?? "default"
    var profile = settings.profile
    var roles: [AssumedRole] = []
    var visited = [name]
    // From the second profile on, keys in a profile count before the role that it names.
    while visited.count == 1 || !hasKeys(profile), let step = try step(in: profile) {
      roles.append(step.role)
      guard case .profile(let next) = step.origin else {
        return ProfilePlan(source: try named(step.origin), roles: roles.reversed())
      }
      if next.value == name, hasKeys(profile) { break }
      guard !visited.contains(next.value) else { throw loop(visited + [next.value], at: next) }
      visited.append(next.value)
      profile = try source(next, of: profile)
      name = next.value
    }
    guard let source = try source(in: profile, name: name, isAlone: roles.isEmpty) else {
      guard visited.count > 1 else { return nil }
      throw ConfigurationError(
        .missingSetting,
        "\(profile.title) is a source_profile but says nothing about credentials; the profiles "
          + "were followed in this order: \(visited.joined(separator: ", "))")
    }
    return ProfilePlan(source: source, roles: roles.reversed())
  }

  private func loop(_ names: [String], at setting: Setting<String>) -> ConfigurationError {
    ConfigurationError(
      .loop,
      "the profiles name each other as source_profile in a circle: "
        + names.joined(separator: ", "), at: setting.origin)
  }

  private func source(
    _ name: Setting<String>, of profile: ConfigurationSection
  ) throws(ConfigurationError) -> ConfigurationSection {
    guard let source = settings.shared.profiles[name.value] else {
      throw ConfigurationError(
        .missingSection,
        "\(profile.title) names the source_profile \"\(name.value)\", which is not in "
          + "\(settings.shared.locations.config) or \(settings.shared.locations.credentials)",
        at: name.origin)
    }
    return source
  }

  private func hasKeys(_ profile: ConfigurationSection) -> Bool {
    profile["aws_access_key_id"] != nil || profile["aws_secret_access_key"] != nil
  }
}

// MARK: Roles

extension ProfilePlanner {
  private struct Step {
    let role: AssumedRole
    let origin: Origin
  }

  private enum Origin {
    case profile(Setting<String>)
    case named(Setting<String>)
  }

  /// The role that a profile assumes with credentials from elsewhere; nil where it assumes none.
  private func step(in profile: ConfigurationSection) throws(ConfigurationError) -> Step? {
    guard let arn = profile["role_arn"].flatMap(ClientSettings.filled),
      profile["web_identity_token_file"] == nil
    else { return nil }
    let role = try role(arn, profile)
    let source = profile["source_profile"].flatMap(ClientSettings.filled)
    let named = profile["credential_source"].flatMap(ClientSettings.filled)
    switch (source, named) {
    case (let source?, nil): return Step(role: role, origin: .profile(source))
    case (nil, let named?): return Step(role: role, origin: .named(named))
    case (nil, nil):
      throw ConfigurationError(
        .missingSetting,
        "\(profile.title) has a role_arn but neither source_profile nor credential_source to "
          + "assume it with", at: arn.origin)
    case (_?, let named?):
      throw ConfigurationError(
        .contradiction,
        "\(profile.title) has both source_profile and credential_source: one of them has to go",
        at: named.origin)
    }
  }

  private func role(
    _ arn: Setting<String>, _ profile: ConfigurationSection
  ) throws(ConfigurationError) -> AssumedRole {
    var role = AssumedRole(arn: arn.value)
    role.sessionName = profile["role_session_name"].flatMap(ClientSettings.filled)?.value
    role.externalID = profile["external_id"].flatMap(ClientSettings.filled)?.value
    role.mfaSerial = profile["mfa_serial"].flatMap(ClientSettings.filled)?.value
    if let duration = profile["duration_seconds"].flatMap(ClientSettings.filled) {
      guard let seconds = Int(duration.value), (900...43_200).contains(seconds) else {
        throw ConfigurationError(
          .invalidValue,
          "duration_seconds is \"\(duration.value)\"; it must be a number from 900 to 43200",
          at: duration.origin)
      }
      role.duration = .seconds(seconds)
    }
    return role
  }

  private func named(_ origin: Origin) throws(ConfigurationError) -> ProfileSource {
    guard case .named(let setting) = origin else {
      throw ConfigurationError(.missingSetting, "there is no credential_source")
    }
    guard let source = NamedSource(rawValue: setting.value) else {
      throw ConfigurationError(
        .invalidValue,
        "credential_source is \"\(setting.value)\"; it must be one of "
          + NamedSource.allCases.map(\.rawValue).joined(separator: ", "), at: setting.origin)
    }
    return .named(source)
  }
}

// MARK: Sources

extension ProfilePlanner {
  /// Where a profile's own credentials come from, in botocore's order: web identity, SSO, keys of
  /// the credentials file, login, process, keys of the config file.
  private func source(
    in profile: ConfigurationSection, name: String, isAlone: Bool
  ) throws(ConfigurationError) -> ProfileSource? {
    let webIdentity = WebIdentitySource(
      profile, settings, usesEnvironment: isAlone && usesEnvironment)
    if let provider = try webIdentity.provider() { return .webIdentity(provider) }
    if let role = try SSORole(profile, name: name, settings) {
      return .sso(SSOCredentials(role, settings: settings))
    }
    let keys = try keys(in: profile)
    if let keys, profile.kind(of: "aws_access_key_id") == .credentials { return .accessKey(keys) }
    if let session = profile["login_session"].flatMap(ClientSettings.filled) {
      return .login(LoginCredentials(session, profileName: name, settings: settings))
    }
    if let command = profile["credential_process"].flatMap(ClientSettings.filled) {
      return .process(
        ProcessCredentials(
          command, accountID: profile["aws_account_id"]?.value, in: settings.host))
    }
    if let keys { return .accessKey(keys) }
    // A session alone is for tokens and gives no credentials, but it has to be right.
    if let session = profile["sso_session"] {
      _ = try SSOSession(profile, name: name, settings, needed: session.origin)
    }
    return nil
  }

  private func keys(
    in profile: ConfigurationSection
  ) throws(ConfigurationError) -> ResolvedCredentials? {
    let id = profile["aws_access_key_id"].flatMap(ClientSettings.filled)
    let secret = profile["aws_secret_access_key"].flatMap(ClientSettings.filled)
    guard let some = id ?? secret else { return nil }
    guard let id, let secret else {
      let missing = id == nil ? "aws_access_key_id" : "aws_secret_access_key"
      throw ConfigurationError(
        .missingSetting, "\(profile.title) has a part of an access key but no \(missing)",
        at: some.origin)
    }
    let token = profile["aws_session_token"] ?? profile["aws_security_token"]
    return ResolvedCredentials(
      Credentials(
        accessKeyID: id.value, secretAccessKey: secret.value,
        sessionToken: token.flatMap(ClientSettings.filled)?.value),
      accountID: profile["aws_account_id"]?.value, sources: ["\(id.origin)"],
      features: [.credentialsProfile])
  }
}
