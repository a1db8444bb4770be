import AWSCredentials
import AWSJSON
import AWSRuntime
import AWSShapes
import HTTPTransportAPI
import SsmSapModels

/// What a client is made of, with everything found: explicit values, then the environment, then the
/// profile, then defaults.
extension SsmSapConfiguration {
  /// - Throws: `ConfigurationError` for a file that cannot be read and for a value that is none,
  ///   with file and line. What is set here is not looked for.
  func resolved() throws(ConfigurationError) -> CallConfiguration {
    let settings = try ClientSettings(in: host, profile: profile)
    return try trusting(settings.caBundle?.value).resolved(with: settings)
  }

  private func resolved(
    with settings: ClientSettings
  ) throws(ConfigurationError) -> CallConfiguration {
    let endpoint = try resolvedEndpoint(settings)
    let region = region ?? DefaultRegion(in: host, profile: profile)
    let mode = try resolvedDefaultsMode(settings)
    var parts = CallConfiguration(
      wireProtocol: RestJSON1(),
      transport: try resolvedTransport(mode, calling: region, settings),
      region: region,
      endpoint: endpoint.resolver,
      credentials: credentials
        ?? DefaultCredentials(in: host, profile: profile, mfaCode: mfaCode),
      userAgent: UserAgent(
        name: Library.name, version: Library.version, service: SsmSapService.shape,
        applicationID: applicationID ?? settings.applicationID?.value,
        environment: host.variables))
    parts.transportOptions = mode.options(from: transportOptions)
    parts.preparation = try resolvedPreparation(settings)
    parts.callTimeout = callTimeout
    parts.retry = try resolvedRetry(settings)
    parts.interceptors = resolvedInterceptors()
    parts.signer = signer
    parts.clock = clock
    parts.monotonicClock = monotonicClock
    parts.validatesInput = validatesInput
    parts.features = Telemetry.features
    if endpoint.isOverridden { parts.features.insert([.endpointOverride]) }
    return parts
  }

  // MARK: Transport

  /// With the certificates of a file trusted by the default transport; one of the program's own
  /// stays as it is.
  private func trusting(_ file: String?) -> SsmSapConfiguration {
    #if Curl
      guard let given = transport as? DefaultTransport else { return self }
      var configuration = self
      let trusting = given.trusting(file)
      configuration.transport = trusting
      // Sources of credentials share it, unless they were given another.
      if host.transport as? DefaultTransport === given { configuration.host.transport = trusting }
      return configuration
    #else
      return self
    #endif
  }

  // MARK: Endpoint

  private func resolvedEndpoint(
    _ settings: ClientSettings
  ) throws(ConfigurationError) -> (resolver: any EndpointResolver, isOverridden: Bool) {
    if let endpoint { return (endpoint, true) }
    var options = EndpointOptions()
    options.url = endpointURL
    if endpointURL == nil {
      options.url = try settings.endpointURL(ofService: SsmSapService.shape.sdkID)?.value
    }
    options.usesFIPS = try value(usesFIPS, or: settings.useFIPSEndpoint)
    options.usesDualStack = try value(usesDualStack, or: settings.useDualStackEndpoint)
    return (RuleSetEndpoint(SsmSapEndpointRules.ruleSet, options: options), options.url != nil)
  }

  private func value(
    _ explicit: Bool?, or find: @autoclosure () throws(ConfigurationError) -> Setting<Bool>?
  ) throws(ConfigurationError) -> Bool {
    if let explicit { return explicit }
    return try find()?.value ?? false
  }

  // MARK: Retries

  private func resolvedRetry(
    _ settings: ClientSettings
  ) throws(ConfigurationError) -> any RetryStrategy {
    if let retry { return retry }
    let standard = StandardRetry(
      maximumAttempts: try resolvedAttempts(settings), revision: resolvedRevision)
    switch try resolvedMode(settings) {
    case .standard: return standard
    case .adaptive: return AdaptiveRetry(standard, clock: monotonicClock)
    }
  }

  private func resolvedAttempts(_ settings: ClientSettings) throws(ConfigurationError) -> Int {
    if let maximumAttempts { return maximumAttempts }
    return try settings.maximumAttempts?.value ?? StandardRetry.defaultMaximumAttempts
  }

  /// The oldest mode is no choice here: who asks for it gets the standard one.
  private func resolvedMode(_ settings: ClientSettings) throws(ConfigurationError) -> RetryMode {
    if let retryMode { return retryMode }
    return try settings.retryMode?.value == .adaptive ? .adaptive : .standard
  }

  private var resolvedRevision: RetryRevision {
    host.variables["AWS_NEW_RETRIES_2026"]?.lowercased() == "true" ? .version21 : .version20
  }

  // MARK: Time-outs

  /// Time-outs of the program's own are not touched, as in the mode of old.
  private func resolvedDefaultsMode(
    _ settings: ClientSettings
  ) throws(ConfigurationError) -> DefaultsMode {
    guard !hasOwnTransportOptions else { return .legacy }
    if let defaultsMode { return defaultsMode }
    return try settings.defaultsMode.map { DefaultsMode($0.value) } ?? .legacy
  }

  private func resolvedTransport(
    _ mode: DefaultsMode, calling region: any RegionProvider, _ settings: ClientSettings
  ) throws(ConfigurationError) -> any HTTPTransport {
    guard mode == .auto else { return transport }
    return AutoModeTransport(
      transport, calling: region, in: host.variables, try InstanceMetadata(settings: settings))
  }

  // MARK: Compression

  private func resolvedPreparation(
    _ settings: ClientSettings
  ) throws(ConfigurationError) -> RequestPreparation {
    var preparation = RequestPreparation(compressors: compressors)
    if try settings.disableRequestCompression?.value == true { preparation.compressors = [] }
    if let size = try settings.requestMinimumCompressionSize?.value {
      preparation.minimumCompressedSize = size
    }
    return preparation
  }

  // MARK: Interceptors

  /// Those of the program, then ours, which see what the program's have changed.
  private func resolvedInterceptors() -> [any Interceptor] {
    var all = interceptors
    if RecursionDetection.isNeeded(in: host.variables) { all.append(RecursionDetection()) }
    return all
      + Telemetry.interceptors(label: "aws.\(SsmSapService.shape.name)", besides: interceptors)
  }
}

/// What the user agent calls this package.
enum Library {
  static let name = "aws-swift-protocols"
  static let version = "0.1.0"
}
