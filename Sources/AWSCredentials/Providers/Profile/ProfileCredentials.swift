public import AWSRuntime

/// A provider that gets credentials from the source that a profile of the shared files names.
///
/// It asks the source at every call. Wrap it in ``CachedCredentials`` to reuse the credentials
/// until they expire.
public struct ProfileCredentials: CredentialsProvider {
  private let host: HostEnvironment
  private let profile: String?
  private let mfaCode: MFACodeProvider?

  /// Creates a provider for a profile.
  ///
  /// - Parameters:
  ///   - profile: The name of the profile, or `nil` for the profile that `AWS_PROFILE` names, or
  ///     else `default`.
  ///   - host: The environment with the shared files.
  ///   - mfaCode: Obtains the code if a role requires an MFA device.
  public init(profile: String? = nil, in host: HostEnvironment, mfaCode: MFACodeProvider? = nil) {
    self.host = host
    self.profile = profile
    self.mfaCode = mfaCode
  }

  /// Gets the credentials from the source that the profile names.
  ///
  /// - Throws: `CredentialsError`; of the kind `notConfigured` if the profile names no source.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let settings = try await ClientSettings.load(in: host, profile: profile)
    return try await Self.resolve(settings, usesEnvironment: false, mfaCode)
  }

  /// Gets the credentials from the source that the selected profile names.
  ///
  /// - Parameter usesEnvironment: Whether variables may name a web identity token.
  static func resolve(
    _ settings: ClientSettings, usesEnvironment: Bool, _ mfaCode: MFACodeProvider?
  ) async throws(CredentialsError) -> ResolvedCredentials {
    // A profile in a file that is not text could name any source: no other may take its place.
    if let fault = settings.shared.unreadableFiles.first(where: { $0.kind == .notText }) {
      throw CredentialsError(fault)
    }
    let plan: ProfilePlan?
    do {
      plan = try ProfilePlanner(settings, usesEnvironment: usesEnvironment).plan()
    } catch {
      throw CredentialsError(error)
    }
    guard let plan else { throw nothing(in: settings) }
    return try await plan.resolve(with: settings, mfaCode)
  }

  /// Returns the error for a profile that names no source of credentials.
  private static func nothing(in settings: ClientSettings) -> CredentialsError {
    let profile = settings.profile
    if profile.names.isEmpty {
      return CredentialsError(
        "\(profile.title) does not exist or is empty in \(settings.shared.places)",
        kind: .notConfigured)
    }
    if profile["sso_session"] != nil {
      return CredentialsError(
        "\(profile.title) of \(settings.shared.configPlace) has an sso_session but no "
          + "sso_account_id and sso_role_name, which credentials need", kind: .notConfigured)
    }
    return CredentialsError(
      "\(profile.title) names no credentials in \(settings.shared.places)", kind: .notConfigured)
  }
}

extension ClientSettings {
  /// Reads the settings, and reports an error in them as a failure to get credentials.
  static func load(
    in host: HostEnvironment, profile: String?, region: String? = nil
  ) async throws(CredentialsError) -> ClientSettings {
    do {
      return try await ClientSettings(in: host, profile: profile, region: region)
    } catch {
      throw CredentialsError(error)
    }
  }
}

extension ProfilePlan {
  /// Gets the credentials of the source, then assumes each role with the previous credentials.
  func resolve(
    with settings: ClientSettings, _ mfaCode: MFACodeProvider?
  ) async throws(CredentialsError) -> ResolvedCredentials {
    var credentials = try await resolveSource(settings)
    for role in roles {
      credentials = try await AssumeRoleCredentials(
        role, source: StaticCredentials(credentials), settings: settings, mfaCode: mfaCode
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
      // The profile names this source, so no other source may be tried.
      guard error.kind == .notConfigured else { throw error }
      throw CredentialsError(
        "the source that \(settings.profile.title) names has no credentials: \(error.message)",
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
    case .accessKey(let credentials): return StaticCredentials(credentials)
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
