import AWSRuntime
import AWSSigV4

/// Follows a profile, and the profiles that it names, to the source of credentials.
package struct ProfilePlanner {
  private let settings: ClientSettings

  /// Whether variables may name a web identity token if the profile names no role to assume.
  private let usesEnvironment: Bool

  /// Creates a planner for the selected profile.
  package init(_ settings: ClientSettings, usesEnvironment: Bool) {
    self.settings = settings
    self.usesEnvironment = usesEnvironment
  }

  /// Returns the plan of the selected profile, or `nil` if it names no source of credentials.
  ///
  /// - Throws: ``ConfigurationError`` with file and line for settings that are incomplete,
  ///   contradict each other or form a loop.
  package func plan() throws(ConfigurationError) -> ProfilePlan? {
    var name = settings.profileName?.value ?? "default"
    var profile = settings.profile
    var roles: [AssumedRole] = []
    var visited = [name]
    // From the second profile on, a profile's keys take precedence over the role that it names.
    while visited.count == 1 || !hasKeys(profile), let step = try step(in: profile) {
      roles.append(step.role)
      guard case .profile(let next) = step.origin else {
        return ProfilePlan(source: try named(step.origin), roles: roles.reversed())
      }
      if next.value.isExactly(name), hasKeys(profile) { break }
      guard !visited.contains(where: next.value.isExactly) else {
        throw loop(visited + [next.value], at: next)
      }
      visited.append(next.value)
      profile = try source(next, of: profile)
      name = next.value
    }
    guard let source = try source(in: profile, name: name, isAlone: roles.isEmpty) else {
      guard visited.count > 1 else { return nil }
      throw ConfigurationError(
        .missingSetting,
        "\(profile.title) is a source_profile but names no source of credentials; the profiles "
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
    guard let source = settings.shared.existingProfile(name.value) else {
      throw ConfigurationError(
        .missingSection,
        "\(profile.title) names the source_profile \"\(name.value)\", which is not in "
          + settings.shared.places,
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

  /// Returns the role that a profile assumes with credentials from elsewhere, or `nil` if none.
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
        "\(profile.title) has both source_profile and credential_source: remove one of them",
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
  /// Returns the source of a profile's own credentials, in botocore's order: web identity, SSO,
  /// keys of the credentials file, login, process, keys of the config file.
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
          command, accountID: profile["aws_account_id"]?.value,
          comment: profile.comment(after: "credential_process"), in: settings.host))
    }
    if let keys { return .accessKey(keys) }
    // A session alone is for tokens and gives no credentials, but it must be valid.
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
        .missingSetting, "\(profile.title) has an incomplete access key: \(missing) is missing",
        at: some.origin)
    }
    let file = profile.kind(of: "aws_access_key_id")
    guard profile.kind(of: "aws_secret_access_key") == file else {
      throw ConfigurationError(
        .contradiction,
        "\(profile.title) has its aws_access_key_id at \(id.origin) and its "
          + "aws_secret_access_key at \(secret.origin): both must be in one file", at: id.origin)
    }
    // A token in the other file is left over from other keys.
    let token = ["aws_session_token", "aws_security_token"]
      .filter { profile.kind(of: $0) == file }
      .compactMap { profile[$0].flatMap(ClientSettings.filled) }.first
    return ResolvedCredentials(
      Credentials(
        accessKeyID: id.value, secretAccessKey: secret.value, sessionToken: token?.value),
      accountID: profile["aws_account_id"]?.value, sources: ["\(id.origin)"],
      features: [.credentialsProfile])
  }
}
