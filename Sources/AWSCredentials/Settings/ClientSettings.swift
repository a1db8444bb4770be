/// What environment variables and the selected profile say about a client, as typed values.
///
/// A variable counts before the profile. Each value is looked at when it is asked for: a value
/// that is wrong harms only who needs it. A value that is nil is set nowhere.
///
/// Source: AWS SDKs and Tools Reference Guide, "Settings reference".
public struct ClientSettings: Sendable {
  /// The name of the selected profile, and where it was found; nil for the default profile.
  public let profileName: Setting<String>?

  /// The shared config and credentials files.
  public let shared: SharedConfiguration

  /// The selected profile; empty where there is no default profile.
  public let profile: ConfigurationSection

  /// The environment that the settings were read from. Sources of credentials that take their
  /// settings from here use it too.
  public var host: HostEnvironment

  /// The region that the program gave the client.
  let clientRegion: String?

  /// Reads the settings of an environment.
  ///
  /// - Parameters:
  ///   - host: The variables and the files.
  ///   - profile: The name of the profile; that of `AWS_PROFILE`, else of `AWS_DEFAULT_PROFILE`,
  ///     else `default` unless given.
  ///   - region: The region that the program gave the client. Sources of credentials call their
  ///     services there if the profile has no `region`; ``region`` does not return it.
  /// - Throws: ``ConfigurationError`` for a file that cannot be read, with file and line, and for
  ///   a profile that was asked for and is not there.
  public init(
    in host: HostEnvironment, profile: String? = nil, region: String? = nil
  ) throws(ConfigurationError) {
    self.host = host
    clientRegion = region
    shared = try SharedConfiguration(in: host)
    profileName = Self.selected(profile, host)
    guard let profileName else {
      self.profile = shared.profiles["default"] ?? ConfigurationSection(title: "profile default")
      return
    }
    do {
      self.profile = try shared.profile(profileName.value)
    } catch {
      throw ConfigurationError(
        error.kind, "\(error.message) (asked for by \(profileName.origin))")
    }
  }

  private static func selected(_ name: String?, _ host: HostEnvironment) -> Setting<String>? {
    if let name { return Setting(name, from: .explicit) }
    for variable in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
      if let name = host.variable(variable) { return Setting(name, from: .environment(variable)) }
    }
    return nil
  }
}

// MARK: Region and endpoint

extension ClientSettings {
  /// The region: `AWS_REGION`, else `AWS_DEFAULT_REGION`, else `region` of the profile.
  public var region: Setting<String>? {
    text("AWS_REGION") ?? text("AWS_DEFAULT_REGION", "region")
  }

  /// Whether to call endpoints that are validated under FIPS 140: `AWS_USE_FIPS_ENDPOINT`,
  /// `use_fips_endpoint`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var useFIPSEndpoint: Setting<Bool>? {
    get throws(ConfigurationError) { try flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") }
  }

  /// Whether to call endpoints with IPv4 and IPv6 addresses: `AWS_USE_DUALSTACK_ENDPOINT`,
  /// `use_dualstack_endpoint`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var useDualStackEndpoint: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
    }
  }

  /// Whether endpoint URLs of variables and profiles do not count:
  /// `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, `ignore_configured_endpoint_urls`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var ignoreConfiguredEndpointURLs: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
    }
  }

  /// The endpoint URL that is configured for a service.
  ///
  /// In this order: the service's own variable, such as `AWS_ENDPOINT_URL_SSM_SAP`;
  /// `AWS_ENDPOINT_URL`; the service's `endpoint_url` in the `services` section that the profile
  /// names; `endpoint_url` of the profile.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
  ///
  /// - Parameter sdkID: The service's id among AWS's services, such as `Ssm Sap`.
  /// - Throws: ``ConfigurationError`` for a `services` section that is not there. The URL itself
  ///   is not looked at.
  public func endpointURL(
    ofService sdkID: String
  ) throws(ConfigurationError) -> Setting<String>? {
    if try ignoreConfiguredEndpointURLs?.value == true { return nil }
    let id = String(sdkID.map { $0 == " " || $0 == "-" ? "_" : $0 })
    if let url = text("AWS_ENDPOINT_URL_\(id.uppercased())") ?? text("AWS_ENDPOINT_URL") {
      return url
    }
    let own = try servicesSection()?[id.lowercased(), "endpoint_url"]
    return own.flatMap(Self.filled) ?? profile["endpoint_url"].flatMap(Self.filled)
  }

  private func servicesSection() throws(ConfigurationError) -> ConfigurationSection? {
    guard let name = profile["services"] else { return nil }
    guard let section = shared.services[name.value] else {
      throw ConfigurationError(
        .missingSection,
        "\(profile.title) names a section [services \(name.value)] that is not in "
          + shared.locations.config,
        at: name.origin)
    }
    return section
  }
}

// MARK: STS

extension ClientSettings {
  /// Which endpoints of STS are called.
  public enum STSEndpoints: String, Sendable, Hashable, CaseIterable {
    /// In the oldest regions the one endpoint that serves all of them, in us-east-1.
    case legacy
    /// That of the region.
    case regional
  }

  /// Which endpoints of STS are called; those of the region unless set:
  /// `AWS_STS_REGIONAL_ENDPOINTS`, `sts_regional_endpoints`.
  ///
  /// - Throws: ``ConfigurationError`` for what is neither.
  public var stsEndpoints: Setting<STSEndpoints>? {
    get throws(ConfigurationError) {
      try choice("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints")
    }
  }
}

// MARK: Calls

extension ClientSettings {
  /// A way to retry.
  public enum RetryMode: String, Sendable, Hashable, CaseIterable {
    /// The oldest one.
    case legacy
    /// With back-off and a quota.
    case standard
    /// The standard one, with a rate that follows the service's throttling.
    case adaptive
  }

  /// The way to retry: `AWS_RETRY_MODE`, `retry_mode`.
  ///
  /// - Throws: ``ConfigurationError`` for a mode that there is not.
  public var retryMode: Setting<RetryMode>? {
    get throws(ConfigurationError) { try choice("AWS_RETRY_MODE", "retry_mode") }
  }

  /// How often a request is sent at most, the first time included, from one:
  /// `AWS_MAX_ATTEMPTS`, `max_attempts`.
  ///
  /// - Throws: ``ConfigurationError`` for what is not such a number.
  public var maximumAttempts: Setting<Int>? {
    get throws(ConfigurationError) { try number("AWS_MAX_ATTEMPTS", "max_attempts", in: 1...1000) }
  }

  /// A set of defaults that suits the place where a program runs.
  ///
  /// The modes differ only in how long a connection may take; every mode retries in the standard
  /// way.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".
  public enum DefaultsMode: String, Sendable, Hashable, CaseIterable {
    /// The defaults of this package, which apply unless another mode is set.
    case legacy
    /// Suits most programs: 3.1 seconds to connect.
    case standard
    /// For calls within a region: 1.1 seconds to connect.
    case inRegion = "in-region"
    /// For calls from one region to another: 3.1 seconds to connect.
    case crossRegion = "cross-region"
    /// For networks with high latency: 30 seconds to connect.
    case mobile
    /// `inRegion` or `crossRegion`, where environment variables or instance metadata say in which
    /// region the program runs; `standard` elsewhere, and until instance metadata has responded. No
    /// call waits for instance metadata.
    case auto
  }

  /// The set of defaults: `AWS_DEFAULTS_MODE`, `defaults_mode`.
  ///
  /// - Throws: ``ConfigurationError`` for a set that there is not.
  public var defaultsMode: Setting<DefaultsMode>? {
    get throws(ConfigurationError) { try choice("AWS_DEFAULTS_MODE", "defaults_mode") }
  }

  /// The application's id in the user agent, as it was written: `AWS_SDK_UA_APP_ID`,
  /// `sdk_ua_app_id`.
  public var applicationID: Setting<String>? { text("AWS_SDK_UA_APP_ID", "sdk_ua_app_id") }

  /// Whether request bodies are never compressed: `AWS_DISABLE_REQUEST_COMPRESSION`,
  /// `disable_request_compression`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var disableRequestCompression: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression")
    }
  }

  private static let compressionSizes = 0...10_485_760

  /// The fewest bytes of a request body that are worth compressing, 10 MiB at most:
  /// `AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES`, `request_min_compression_size_bytes`.
  ///
  /// - Throws: ``ConfigurationError`` for what is not such a number.
  public var requestMinimumCompressionSize: Setting<Int>? {
    get throws(ConfigurationError) {
      try number(
        "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "request_min_compression_size_bytes",
        in: Self.compressionSizes)
    }
  }

  /// The path of a file with certificates to trust: `AWS_CA_BUNDLE`, `ca_bundle`.
  public var caBundle: Setting<String>? {
    text("AWS_CA_BUNDLE", "ca_bundle").map {
      Setting(expandingHome($0.value), from: $0.origin)
    }
  }
}

// MARK: Instance metadata

extension ClientSettings {
  /// Whether instance metadata is never asked: `AWS_EC2_METADATA_DISABLED`.
  public var ec2MetadataDisabled: Setting<Bool>? {
    // Any other value counts as false, as it does everywhere else that knows the variable.
    text("AWS_EC2_METADATA_DISABLED").map {
      Setting($0.value.trimmed.lowercased() == "true", from: $0.origin)
    }
  }

  /// Whether instance metadata is never asked without a session token:
  /// `AWS_EC2_METADATA_V1_DISABLED`, `ec2_metadata_v1_disabled`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var ec2MetadataV1Disabled: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")
    }
  }

  /// The URL of instance metadata, unchecked: `AWS_EC2_METADATA_SERVICE_ENDPOINT`,
  /// `ec2_metadata_service_endpoint`.
  public var ec2MetadataEndpoint: Setting<String>? {
    text("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")
  }

  /// The family of addresses that instance metadata is reached by.
  public enum MetadataEndpointMode: String, Sendable, Hashable, CaseIterable {
    /// IPv4.
    case ipv4 = "IPv4"
    /// IPv6.
    case ipv6 = "IPv6"
  }

  /// The family of addresses: `AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE`,
  /// `ec2_metadata_service_endpoint_mode`.
  ///
  /// - Throws: ``ConfigurationError`` for a mode that there is not.
  public var ec2MetadataEndpointMode: Setting<MetadataEndpointMode>? {
    get throws(ConfigurationError) {
      try choice("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")
    }
  }

  /// How long a request to instance metadata may take: `AWS_METADATA_SERVICE_TIMEOUT`,
  /// `metadata_service_timeout`, in whole seconds.
  ///
  /// - Throws: ``ConfigurationError`` for what is not such a number.
  public var metadataTimeout: Setting<Duration>? {
    get throws(ConfigurationError) {
      try number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", in: 1...3600)
        .map { Setting(.seconds($0.value), from: $0.origin) }
    }
  }

  /// How often a request to instance metadata is sent at most:
  /// `AWS_METADATA_SERVICE_NUM_ATTEMPTS`, `metadata_service_num_attempts`.
  ///
  /// - Throws: ``ConfigurationError`` for what is not such a number.
  public var metadataAttempts: Setting<Int>? {
    get throws(ConfigurationError) {
      try number(
        "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", in: 1...100)
    }
  }
}
