public import AWSRuntime

/// Takes credentials from where a profile of the shared files says.
///
/// Asks the sources each time: wrap it in ``CachedCredentials`` to keep what they answer.
public struct ProfileCredentials: CredentialsProvider {
  private let host: HostEnvironment
  private let profile: String?
  private let mfaCode: MFACode?

  /// A provider for a profile.
  ///
  /// - Parameters:
  ///   - profile: Its name; that of `AWS_PROFILE`, else `default` unless given.
  ///   - host: The files, and what the sources need.
  ///   - mfaCode: Asks for the code where a role has an MFA device.
  public init(profile: String? = nil, in host: HostEnvironment, mfaCode: MFACode? = nil) {
    self.host = host
    self.profile = profile
    self.mfaCode = mfaCode
  }

  /// The credentials that the profile leads to.
  ///
  /// - Throws: `CredentialsError` of the kind `notConfigured` for a profile that says nothing
  ///   about credentials.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let settings = try ClientSettings.load(in: host, profile: profile)
    return try await Self.resolve(settings, usesEnvironment: false, mfaCode)
  }

  /// The credentials that the selected profile leads to.
  ///
  /// - Parameter usesEnvironment: Whether variables that name a web identity token count as well.
  static func resolve(
    _ settings: ClientSettings, usesEnvironment: Bool, _ mfaCode: MFACode?
  ) async throws(CredentialsError) -> ResolvedCredentials {
    let plan: ProfilePlan?
    do {
      plan = try ProfilePlanner(settings, usesEnvironment: usesEnvironment).plan()
    } catch {
      throw CredentialsError(error)
    }
    guard let plan else { throw nothing(in: settings) }
    return try await plan.resolve(with: settings, mfaCode)
  }

  /// The error for a profile that says nothing about credentials.
  private static func nothing(in settings: ClientSettings) -> CredentialsError {
    let profile = settings.profile
    let files = settings.shared.locations
    if profile.names.isEmpty {
      return CredentialsError(
        "\(profile.title) is not in \(files.config) or \(files.credentials), or is empty",
        kind: .notConfigured)
    }
    if profile["sso_session"] != nil {
      return CredentialsError(
        "\(profile.title) of \(files.config) has an sso_session for tokens alone: credentials need "
          + "sso_account_id and sso_role_name as well", kind: .notConfigured)
    }
    return CredentialsError(
      "\(profile.title) of \(files.config) says nothing about credentials", kind: .notConfigured)
  }
}

extension ClientSettings {
  /// The settings, with what is wrong in them as the reason why there are no credentials.
  static func load(
    in host: HostEnvironment, profile: String?, region: String? = nil
  ) throws(CredentialsError) -> ClientSettings {
    do {
      return try ClientSettings(in: host, profile: profile, region: region)
    } catch {
      throw CredentialsError(error)
    }
  }
}

extension ProfilePlan {
  /// The credentials of the source, then those of each role.
  func resolve(
    with settings: ClientSettings, _ mfaCode: MFACode?
  ) async throws(CredentialsError) -> ResolvedCredentials {
    var credentials = try await resolveSource(settings)
    for role in roles {
      credentials = try await AssumeRoleCredentials(
        role, source: ReadyCredentials(credentials), settings: settings, mfaCode: mfaCode
      ).resolve()
    }
    return credentials
  }

  private func resolveSource(
    _ settings: ClientSettings
  ) async throws(CredentialsError) -> ResolvedCredentials {
    var found: ResolvedCredentials
    do {
      found = try await provider(settings).resolve()
    } catch {
      // The profile has chosen this source: there is no other to go on to.
      guard error.kind == .notConfigured else { throw error }
      throw CredentialsError(
        "the source that \(settings.profile.title) names has nothing: \(error.message)",
        kind: .configuration)
    }
    if !roles.isEmpty, case .named = source {
      found.features.formUnion([.credentialsProfileNamedProvider])
    } else if !roles.isEmpty {
      found.features.formUnion([.credentialsProfileSourceProfile])
    }
    return found
  }

  private func provider(
    _ settings: ClientSettings
  ) throws(CredentialsError) -> any CredentialsProvider {
    switch source {
    case .accessKey(let credentials): return ReadyCredentials(credentials)
    case .webIdentity(let provider): return provider
    case .sso(let provider): return provider
    case .login(let provider): return provider
    case .process(let provider): return provider
    case .named(.environment): return EnvironmentCredentials(settings.host.variables)
    case .named(.container): return ContainerCredentials(in: settings.host)
    case .named(.instanceMetadata):
      do {
        return InstanceMetadataCredentials(try InstanceMetadata(settings: settings))
      } catch {
        throw CredentialsError(error)
      }
    }
  }
}

/// Answers with credentials that are there already.
private struct ReadyCredentials: CredentialsProvider {
  let value: ResolvedCredentials

  init(_ value: ResolvedCredentials) {
    self.value = value
  }

  func resolve() async throws(CredentialsError) -> ResolvedCredentials { value }
}
