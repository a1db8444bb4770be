import AWSRuntime

/// The default sources of credentials, which are tried in order.
struct CredentialsChain: CredentialsProvider {
  let host: HostEnvironment
  let profile: String?
  let region: (any RegionProvider)?
  let mfaCode: MFACodeProvider?

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    // A region that cannot be found is the client's error, not one of its credentials.
    let region = try? await region?.region()
    // A malformed file or a missing profile is an error even if variables contain an access key.
    let settings = try await ClientSettings.load(in: host, profile: profile, region: region)
    var tried: [String] = []
    for source in sources(settings) {
      do {
        return try await source.resolve()
      } catch {
        var error = error
        error.tried = tried
        guard error.kind == .notConfigured || source.isLast, error.kind != .cancelled else {
          throw error
        }
        tried.append("\(source.name): \(error.message)")
      }
    }
    throw CredentialsError(
      "no credentials found. Tried, in order: "
        + tried.enumerated()
        .map { "(\($0.offset + 1)) \($0.element)" }.joined(separator: "; ")
        + ". To provide some, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run aws configure, "
        + "aws configure sso or aws login, or give the machine a role",
      kind: .notConfigured, tried: tried)
  }

  private struct Source {
    let name: String
    var isLast = false
    let resolve: @Sendable () async throws(CredentialsError) -> ResolvedCredentials
  }

  private func sources(_ settings: ClientSettings) -> [Source] {
    let environment = Source(name: "environment variables") { () throws(CredentialsError) in
      do throws(CredentialsError) {
        return try await EnvironmentCredentials(host.variables).resolve()
      } catch {
        guard error.kind == .notConfigured else { throw error }
        throw CredentialsError("AWS_ACCESS_KEY_ID is not set", kind: .notConfigured)
      }
    }
    let rest = [
      Source(name: settings.profile.title) { () throws(CredentialsError) in
        try await ProfileCredentials.resolve(
          settings, usesEnvironment: profile == nil, mfaCode)
      },
      Source(name: "container metadata") { () throws(CredentialsError) in
        try await ContainerCredentials(in: host).resolve()
      },
      Source(name: "instance metadata", isLast: true) { () throws(CredentialsError) in
        try await resolveInstanceMetadata(settings)
      },
    ]
    return profile == nil ? [environment] + rest : rest
  }

  private func resolveInstanceMetadata(
    _ settings: ClientSettings
  ) async throws(CredentialsError) -> ResolvedCredentials {
    let metadata: InstanceMetadata
    do {
      metadata = try InstanceMetadata(settings: settings)
    } catch {
      throw CredentialsError(error)
    }
    return try await InstanceMetadataCredentials(metadata).resolve()
  }
}
