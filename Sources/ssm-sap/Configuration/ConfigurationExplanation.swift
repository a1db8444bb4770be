import AWSShapes
import SsmSap
import SsmSapModels

/// The configuration of a call, setting by setting.
struct ConfigurationExplanation {
  let options: ConnectionOptions
  let configuration: ClientConfiguration
  let settings: ClientSettings

  /// Reads the configuration.
  ///
  /// - Throws: `ConfigurationError` for a file that cannot be read, and a profile that does not exist.
  init(_ options: ConnectionOptions) async throws(ConfigurationError) {
    self.options = options
    var configuration = options.makeConfiguration()
    configuration.mfaCode = { serial in
      throw CredentialsError(
        "they need a code of the MFA device \(serial), which only calls ask for")
    }
    self.configuration = configuration
    settings = try await ClientSettings(in: configuration.host, profile: options.profile)
  }

  /// All settings, in the order of a call.
  var all: [ExplainedSetting] {
    get async {
      await profile + place + identity + retries + timeouts + transport + others
    }
  }

  // MARK: Profile

  private var profile: [ExplainedSetting] {
    let locations = settings.shared.locations
    return [
      ExplainedSetting(
        "profile", option: ("--profile", options.profile), found: { settings.profileName },
        default: "default"),
      file("config file", locations.config, "AWS_CONFIG_FILE"),
      file("credentials file", locations.credentials, "AWS_SHARED_CREDENTIALS_FILE"),
    ]
  }

  private func file(_ name: String, _ path: String, _ variable: String) -> ExplainedSetting {
    ExplainedSetting(
      name, found: { settings.text(variable).map { Setting(path, from: $0.origin) } },
      default: path)
  }

  // MARK: Place

  private var place: [ExplainedSetting] {
    get async {
      let resolved: CallConfiguration
      do {
        resolved = try await configuration.resolvedForService()
      } catch {
        return [ExplainedSetting("region and endpoint", nil, "invalid: \(error)")]
      }
      let region = await region(resolved)
      return [region, endpoint(resolved, in: region.value)]
        + [
          flag("FIPS endpoint") { () throws(ConfigurationError) in try settings.useFIPSEndpoint },
          flag("dual-stack endpoint") { () throws(ConfigurationError) in
            try settings.useDualStackEndpoint
          },
          flag("ignore endpoint URLs") { () throws(ConfigurationError) in
            try settings.ignoreConfiguredEndpointURLs
          },
          ExplainedSetting(
            "account id endpoint mode",
            found: { settings.text("AWS_ACCOUNT_ID_ENDPOINT_MODE", "account_id_endpoint_mode") },
            default: "not used: the service's endpoints have no account id"),
        ]
    }
  }

  private func region(_ resolved: CallConfiguration) async -> ExplainedSetting {
    do throws(RegionError) {
      let region = try await resolved.region.region()
      let origin = try await (resolved.region as? DefaultRegion)?.resolve().origin
      return ExplainedSetting("region", region, origin.map { "\($0)" } ?? "--region")
    } catch {
      return ExplainedSetting("region", nil, error.message)
    }
  }

  private func endpoint(_ resolved: CallConfiguration, in region: String?) -> ExplainedSetting {
    // An endpoint that is configured needs no region.
    let endpoint: Endpoint
    do {
      endpoint = try resolved.endpoint.endpoint(
        for: SsmSapService.shape, region: region ?? "us-east-1")
    } catch {
      return ExplainedSetting("endpoint", nil, "invalid: \(error.message)")
    }
    let url = "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.basePath)"
    if options.endpointURL != nil { return ExplainedSetting("endpoint", url, "--endpoint-url") }
    if let found = try? settings.endpointURL(ofService: SsmSapService.shape.sdkID) {
      return ExplainedSetting("endpoint", url, "\(found.origin)")
    }
    guard region != nil else { return ExplainedSetting("endpoint", nil, "no region") }
    return ExplainedSetting("endpoint", url, "the service's endpoint rules")
  }

  // MARK: Identity

  private var identity: [ExplainedSetting] {
    get async {
      if options.noSignRequest {
        return [ExplainedSetting("access key", nil, "--no-sign-request")]
      }
      let found: ResolvedCredentials
      do {
        found = try await configuration.resolvedForService().credentials.resolve()
      } catch {
        return [ExplainedSetting("access key", nil, "\(error)")]
      }
      let origin = found.sources.joined(separator: ", then ")
      let token = found.credentials.sessionToken
      var settings = [
        ExplainedSetting("access key", MaskedKey.text(found.credentials.accessKeyID), origin),
        ExplainedSetting("secret access key", "****", "with the access key"),
        ExplainedSetting(
          "session token", token.map { _ in "****" },
          token == nil ? "not set" : "with the access key"),
      ]
      if let expiration = found.credentials.expiration, let end = try? SigningTimestamp(expiration)
      {
        settings.append(ExplainedSetting("credentials expire at", end.text, origin))
      }
      if let account = found.accountID {
        settings.append(ExplainedSetting("account", account, origin))
      }
      return settings
    }
  }

  // MARK: Calls

  private var retries: [ExplainedSetting] {
    [
      ExplainedSetting(
        "retry mode",
        found: { () throws(ConfigurationError) in try settings.retryMode.map { Self.text($0) } },
        default: RetryMode.standard.rawValue),
      ExplainedSetting(
        "maximum attempts",
        found: { () throws(ConfigurationError) in
          try settings.maximumAttempts.map { Setting("\($0.value)", from: $0.origin) }
        },
        default: "\(StandardRetry.defaultMaximumAttempts)"),
    ]
  }

  private static func text<Value: RawRepresentable<String>>(
    _ setting: Setting<Value>
  ) -> Setting<String> {
    Setting(setting.value.rawValue, from: setting.origin)
  }

  private var timeouts: [ExplainedSetting] {
    let own = TransportOptions()
    let hasOwn =
      options.identity.cliConnectTimeout != nil || options.identity.cliReadTimeout != nil
    let mode = try? settings.defaultsMode
    let ofMode = hasOwn ? nil : mode?.value.connectTimeout
    return [
      ExplainedSetting(
        "defaults mode",
        found: { () throws(ConfigurationError) in try settings.defaultsMode.map { Self.text($0) } },
        default: ClientSettings.DefaultsMode.legacy.rawValue),
      ExplainedSetting(
        "connect timeout",
        option: ("--cli-connect-timeout", options.identity.cliConnectTimeout.map(Self.seconds)),
        found: {
          ofMode.map { Setting(Self.text($0), from: mode?.origin ?? .explicit) }
        }, default: Self.text(own.connectTimeout)),
      ExplainedSetting(
        "read timeout",
        option: ("--cli-read-timeout", options.identity.cliReadTimeout.map(Self.seconds)),
        found: { nil }, default: Self.text(own.timeout)),
    ]
  }

  private static func seconds(_ value: UInt32) -> String { value == 0 ? "none" : "\(value) s" }

  private static func text(_ duration: Duration) -> String {
    let milliseconds = Int(duration / .milliseconds(1))
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }

  private var transport: [ExplainedSetting] {
    [
      ExplainedSetting(
        "trusted certificates", option: ("--ca-bundle", options.identity.caBundle),
        found: { settings.caBundle }, default: "those of the system")
    ] + ProxyVariables(settings.host.variables).settings
  }

  private var others: [ExplainedSetting] {
    [
      ExplainedSetting("application id", found: { settings.applicationID }, default: nil),
      ExplainedSetting(
        "STS endpoints",
        found: { () throws(ConfigurationError) in try settings.stsEndpoints.map { Self.text($0) } },
        default: ClientSettings.STSEndpoints.regional.rawValue),
      flag("instance metadata disabled") { settings.ec2MetadataDisabled },
      flag("instance metadata v1 disabled") { () throws(ConfigurationError) in
        try settings.ec2MetadataV1Disabled
      },
    ]
  }

  private func flag(
    _ name: String, _ find: () throws(ConfigurationError) -> Setting<Bool>?
  ) -> ExplainedSetting {
    ExplainedSetting(
      name,
      found: { () throws(ConfigurationError) in
        try find().map { Setting("\($0.value)", from: $0.origin) }
      }, default: "false")
  }
}
