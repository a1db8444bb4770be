public import AWSRuntime

/// The client settings of environment variables and the selected profile, as typed values.
///
/// A variable takes precedence over the profile. Each property checks its value when it is read,
/// so an invalid value affects only code that needs it. A property is `nil` if its setting is not
/// present.
///
/// Source: AWS SDKs and Tools Reference Guide, "Settings reference".
public struct ClientSettings: Sendable {
  /// The name of the selected profile and its origin, or `nil` for the default profile.
  public let profileName: Setting<String>?

  /// The shared config and credentials files.
  public let shared: SharedConfiguration

  /// The selected profile, which is empty if there is no default profile.
  public let profile: ConfigurationSection

  /// The environment that the settings were read from. Sources of credentials that take their
  /// settings from here use it too.
  public var host: HostEnvironment

  /// The region that the program gave the client.
  let clientRegion: String?

  /// Reads the settings of an environment.
  ///
  /// - Parameters:
  ///   - host: The environment variables and the files.
  ///   - profile: The name of the profile, or `nil` for the profile that `AWS_PROFILE` or else
  ///     `AWS_DEFAULT_PROFILE` names, or else `default`.
  ///   - region: The region that the program gave the client. Sources of credentials call their
  ///     services there if the profile has no `region`; ``region`` does not return it.
  /// - Throws: ``ConfigurationError`` with file and line for a malformed file, for an unreadable
  ///   file that a variable names, and for a selected profile that does not exist.
  public init(
    in host: HostEnvironment, profile: String? = nil, region: String? = nil
  ) async throws(ConfigurationError) {
    self.host = host
    clientRegion = region
    shared = try await SharedConfiguration(in: host)
    profileName = Self.selected(profile, host)
    guard let profileName else {
      self.profile =
        shared.existingProfile("default") ?? ConfigurationSection(title: "profile default")
      return
    }
    do {
      self.profile = try shared.profile(profileName.value)
    } catch {
      guard profileName.origin != .explicit else { throw error }
      throw ConfigurationError(
        error.kind, "\(error.message) (selected by \(profileName.origin))")
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
  /// The region: `AWS_REGION`, or else `AWS_DEFAULT_REGION`, or else `region` of the profile.
  public var region: Setting<String>? {
    text("AWS_REGION") ?? text("AWS_DEFAULT_REGION", "region")
  }

  /// Whether to use endpoints that are validated under FIPS 140: `AWS_USE_FIPS_ENDPOINT`,
  /// `use_fips_endpoint`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var useFIPSEndpoint: Setting<Bool>? {
    get throws(ConfigurationError) { try flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") }
  }

  /// Whether to use endpoints with IPv4 and IPv6 addresses: `AWS_USE_DUALSTACK_ENDPOINT`,
  /// `use_dualstack_endpoint`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var useDualStackEndpoint: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
    }
  }

  /// Whether endpoints contain the id of the account: `AWS_ACCOUNT_ID_ENDPOINT_MODE`,
  /// `account_id_endpoint_mode`. The default is `preferred`.
  ///
  /// - Throws: ``ConfigurationError`` for any other value.
  public var accountIDEndpointMode: Setting<AccountIDEndpointMode>? {
    get throws(ConfigurationError) {
      try choice("AWS_ACCOUNT_ID_ENDPOINT_MODE", "account_id_endpoint_mode")
    }
  }

  /// Whether to ignore endpoint URLs of variables and profiles:
  /// `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, `ignore_configured_endpoint_urls`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var ignoreConfiguredEndpointURLs: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
    }
  }

  /// Returns the endpoint URL that is configured for a service.
  ///
  /// The sources, in order: the service's own variable, such as `AWS_ENDPOINT_URL_SSM_SAP`;
  /// `AWS_ENDPOINT_URL`; the service's `endpoint_url` in the `services` section that the profile
  /// names; `endpoint_url` of the profile.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
  ///
  /// - Parameter sdkID: The service's SDK id, such as `Ssm Sap`.
  /// - Throws: ``ConfigurationError`` for a `services` section that does not exist. The URL itself
  ///   is not validated.
  public func endpointURL(
    ofService sdkID: String
  ) throws(ConfigurationError) -> Setting<String>? {
    if try ignoreConfiguredEndpointURLs?.value == true { return nil }
    let id = String(
      String.UnicodeScalarView(
        sdkID.unicodeScalars.map { $0 == " " || $0 == "-" ? "_" : $0 }))
    if let url = text("AWS_ENDPOINT_URL_\(id.uppercased())") ?? text("AWS_ENDPOINT_URL") {
      return url
    }
    let own = try servicesSection()?[id.asciiLowercased, "endpoint_url"]
    return own.flatMap(Self.filled) ?? profile["endpoint_url"].flatMap(Self.filled)
  }

  private func servicesSection() throws(ConfigurationError) -> ConfigurationSection? {
    guard let name = profile["services"] else { return nil }
    guard let section = shared.services(name.value) else {
      throw ConfigurationError(
        .missingSection,
        "\(profile.title) names a section [services \(name.value)] that is not in "
          + shared.configPlace,
        at: name.origin)
    }
    return section
  }
}

// MARK: STS

extension ClientSettings {
  /// A choice of STS endpoints.
  public enum STSEndpoints: String, Sendable, Hashable, CaseIterable {
    /// The global endpoint, in us-east-1, for the regions that it has always served.
    case legacy
    /// The endpoint of the region.
    case regional
  }

  /// The STS endpoints to use: `AWS_STS_REGIONAL_ENDPOINTS`, `sts_regional_endpoints`. The default
  /// is `regional`.
  ///
  /// - Throws: ``ConfigurationError`` for any other value.
  public var stsEndpoints: Setting<STSEndpoints>? {
    get throws(ConfigurationError) {
      try choice("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints")
    }
  }
}

// MARK: Calls

extension ClientSettings {
  /// A retry strategy.
  public enum RetryMode: String, Sendable, Hashable, CaseIterable {
    /// The strategy of older SDKs.
    case legacy
    /// Retries with exponential backoff and a retry quota.
    case standard
    /// The standard strategy with a client-side rate limit that follows the service's throttling.
    case adaptive
  }

  /// The retry strategy: `AWS_RETRY_MODE`, `retry_mode`.
  ///
  /// - Throws: ``ConfigurationError`` for an unknown mode.
  public var retryMode: Setting<RetryMode>? {
    get throws(ConfigurationError) { try choice("AWS_RETRY_MODE", "retry_mode") }
  }

  /// The maximum number of attempts per call, the first one included, from 1 to 1000:
  /// `AWS_MAX_ATTEMPTS`, `max_attempts`.
  ///
  /// - Throws: ``ConfigurationError`` for any other value.
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
  /// - Throws: ``ConfigurationError`` for an unknown mode.
  public var defaultsMode: Setting<DefaultsMode>? {
    get throws(ConfigurationError) { try choice("AWS_DEFAULTS_MODE", "defaults_mode") }
  }

  /// The application id in the user agent, not validated: `AWS_SDK_UA_APP_ID`,
  /// `sdk_ua_app_id`.
  public var applicationID: Setting<String>? { text("AWS_SDK_UA_APP_ID", "sdk_ua_app_id") }

  /// Whether to send request bodies uncompressed: `AWS_DISABLE_REQUEST_COMPRESSION`,
  /// `disable_request_compression`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var disableRequestCompression: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression")
    }
  }

  private static let compressionSizes = 0...10_485_760

  /// The smallest request body to compress, in bytes, from 0 to 10 MiB:
  /// `AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES`, `request_min_compression_size_bytes`.
  ///
  /// - Throws: ``ConfigurationError`` for any other value.
  public var requestMinimumCompressionSize: Setting<Int>? {
    get throws(ConfigurationError) {
      try number(
        "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "request_min_compression_size_bytes",
        in: Self.compressionSizes)
    }
  }

  /// The path of a file with trusted certificates: `AWS_CA_BUNDLE`, `ca_bundle`. A blank value is
  /// treated as not set.
  public var caBundle: Setting<String>? {
    text("AWS_CA_BUNDLE", "ca_bundle").map {
      Setting(expandingHome($0.value), from: $0.origin)
    }
  }
}

// MARK: Commands

extension ClientSettings {
  /// The format in which a command prints results, such as `json`, not validated:
  /// `AWS_DEFAULT_OUTPUT`, `output`.
  public var output: Setting<String>? { text("AWS_DEFAULT_OUTPUT", "output") }
}

// MARK: Instance metadata

extension ClientSettings {
  /// Whether the use of instance metadata is disabled: `AWS_EC2_METADATA_DISABLED`.
  public var ec2MetadataDisabled: Setting<Bool>? {
    // Any other value means false, as in other AWS tools.
    text("AWS_EC2_METADATA_DISABLED").map {
      Setting($0.value.trimmed.asciiLowercased == "true", from: $0.origin)
    }
  }

  /// Whether requests to instance metadata without a session token are disabled:
  /// `AWS_EC2_METADATA_V1_DISABLED`, `ec2_metadata_v1_disabled`.
  ///
  /// - Throws: ``ConfigurationError`` for a value other than `true` and `false`.
  public var ec2MetadataV1Disabled: Setting<Bool>? {
    get throws(ConfigurationError) {
      try flag("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")
    }
  }

  /// The URL of instance metadata, not validated: `AWS_EC2_METADATA_SERVICE_ENDPOINT`,
  /// `ec2_metadata_service_endpoint`.
  public var ec2MetadataEndpoint: Setting<String>? {
    text("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")
  }

  /// The address family of the instance metadata endpoint.
  public enum MetadataEndpointMode: String, Sendable, Hashable, CaseIterable {
    /// IPv4.
    case ipv4 = "IPv4"
    /// IPv6.
    case ipv6 = "IPv6"
  }

  /// The address family of instance metadata: `AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE`,
  /// `ec2_metadata_service_endpoint_mode`.
  ///
  /// - Throws: ``ConfigurationError`` for an unknown mode.
  public var ec2MetadataEndpointMode: Setting<MetadataEndpointMode>? {
    get throws(ConfigurationError) {
      try choice("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")
    }
  }

  /// The timeout of a request to instance metadata, from 1 to 3600 whole seconds:
  /// `AWS_METADATA_SERVICE_TIMEOUT`, `metadata_service_timeout`.
  ///
  /// - Throws: ``ConfigurationError`` for any other value.
  public var metadataTimeout: Setting<Duration>? {
    get throws(ConfigurationError) {
      try number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", in: 1...3600)
        .map { Setting(.seconds($0.value), from: $0.origin) }
    }
  }

  /// The maximum number of attempts per request to instance metadata, from 1 to 100:
  /// `AWS_METADATA_SERVICE_NUM_ATTEMPTS`, `metadata_service_num_attempts`.
  ///
  /// - Throws: ``ConfigurationError`` for any other value.
  public var metadataAttempts: Setting<Int>? {
    get throws(ConfigurationError) {
      try number(
        "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", in: 1...100)
    }
  }
}
