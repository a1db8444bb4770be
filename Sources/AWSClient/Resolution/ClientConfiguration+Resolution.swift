import AWSCredentials
import AWSRuntime
import AWSShapes
import HTTPTransportAPI

extension ClientConfiguration {
  /// Returns the configuration of the calls of a service: explicit values, then environment
  /// variables, then the profile, then defaults.
  ///
  /// - Throws: `ConfigurationError` for a file that cannot be read and for an invalid value, with
  ///   file and line. Settings that are replaced by an explicit value are not read.
  func resolved(
    service: ServiceShape, wireProtocol: any WireProtocol, endpointRules: EndpointRuleSet?,
    endpointArguments: EndpointArguments = EndpointArguments(),
    endpointDiscovery: EndpointDiscovery? = nil
  ) async throws(ConfigurationError) -> CallConfiguration {
    var settings = try await ClientSettings(in: host, profile: profile)
    let transport = try resolvedTransport(settings)
    // One transport for all of a client, unless sources of credentials were given another.
    if settings.host.transport == nil { settings.host.transport = transport }
    let (endpoint, isOverridden) = try resolvedEndpoint(
      settings, service, endpointRules, endpointArguments)
    var resolved = CallConfiguration(
      wireProtocol: wireProtocol,
      transport: transport,
      region: region ?? DefaultRegion(in: settings.host, profile: profile),
      endpoint: endpoint,
      credentials: credentials
        ?? DefaultCredentials(
          in: settings.host, profile: profile, region: region, mfaCode: mfaCode),
      userAgent: UserAgent(
        name: Library.name, version: Library.version, service: service,
        applicationID: applicationID ?? settings.applicationID?.value,
        environment: host.variables))
    try resolveTimeouts(settings, into: &resolved)
    resolved.preparation = try resolvedPreparation(settings)
    resolved.callTimeout = callTimeout
    resolved.retry = try resolvedRetry(settings)
    resolved.interceptors = resolvedInterceptors(service)
    resolved.signer = signer
    resolved.asymmetricSigner = asymmetricSigner
    resolved.token =
      token
      ?? DefaultToken(in: settings.host, profile: profile, signingName: service.signingName)
    resolved.prefersToken = token != nil || prefersTokenOfEnvironment(service)
    // An endpoint that is configured serves all operations.
    resolved.endpointDiscovery = isOverridden ? nil : endpointDiscovery
    resolved.clock = clock
    resolved.monotonicClock = monotonicClock
    resolved.validatesInput = validatesInput
    resolved.features = Telemetry.features
    if isOverridden { resolved.features.insert([.endpointOverride]) }
    return resolved
  }

  /// A token for the service in the environment comes before credentials that are found there, not
  /// before those of the program.
  private func prefersTokenOfEnvironment(_ service: ServiceShape) -> Bool {
    credentials == nil && DefaultToken.isInEnvironment(host, of: service.signingName)
  }

  // MARK: Endpoint

  private func resolvedEndpoint(
    _ settings: ClientSettings, _ service: ServiceShape, _ rules: EndpointRuleSet?,
    _ arguments: EndpointArguments
  ) throws(ConfigurationError) -> (resolver: any EndpointResolver, isOverridden: Bool) {
    if let endpointResolver { return (endpointResolver, true) }
    var options = EndpointOptions()
    options.url = endpointURL
    if endpointURL == nil {
      options.url = try settings.endpointURL(ofService: service.sdkID)?.value
    }
    options.usesFIPS = try value(usesFIPS, or: settings.useFIPSEndpoint)
    options.usesDualStack = try value(usesDualStack, or: settings.useDualStackEndpoint)
    if let accountIDEndpointMode {
      options.accountIDMode = accountIDEndpointMode
    } else if rules?.dependOnAccount == true {
      // Other services do not mind a value that is wrong.
      options.accountIDMode = try settings.accountIDEndpointMode?.value ?? .preferred
    }
    let isOverridden = options.url != nil
    guard let rules else { return (RegionalEndpoint(options: options), isOverridden) }
    return (RuleSetEndpoint(rules, options: options, arguments: arguments), isOverridden)
  }

  private func value(
    _ explicit: Bool?, or find: @autoclosure () throws(ConfigurationError) -> Setting<Bool>?
  ) throws(ConfigurationError) -> Bool {
    if let explicit { return explicit }
    return try find()?.value ?? false
  }

  // MARK: Timeouts

  /// Applies the defaults mode, unless the program has set timeouts of its own.
  private func resolveTimeouts(
    _ settings: ClientSettings, into resolved: inout CallConfiguration
  ) throws(ConfigurationError) {
    resolved.transportOptions = transportOptions
    guard !hasOwnTransportOptions else { return }
    let mode: ClientSettings.DefaultsMode
    if let defaultsMode {
      mode = defaultsMode
    } else {
      mode = try settings.defaultsMode?.value ?? .legacy
    }
    guard let connectTimeout = mode.connectTimeout else { return }
    resolved.transportOptions.connectTimeout = connectTimeout
    guard mode == .auto else { return }
    let automatic = AutomaticMode(
      in: host.variables, try InstanceMetadata(settings: settings))
    resolved.connectTimeout = { automatic.mode(calling: $0).connectTimeout ?? connectTimeout }
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

  /// The legacy mode does not exist here; the standard mode replaces it.
  private func resolvedMode(_ settings: ClientSettings) throws(ConfigurationError) -> RetryMode {
    if let retryMode { return retryMode }
    return try settings.retryMode?.value == .adaptive ? .adaptive : .standard
  }

  private var resolvedRevision: RetryRevision {
    host.variables["AWS_NEW_RETRIES_2026"]?.lowercased() == "true" ? .version21 : .version20
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

  /// The program's interceptors, then this package's, which see what the program's have changed.
  private func resolvedInterceptors(_ service: ServiceShape) -> [any Interceptor] {
    var all = interceptors
    if RecursionDetection.isNeeded(in: host.variables) { all.append(RecursionDetection()) }
    let label = "aws.\(service.sdkID.replacing(" ", with: ""))"
    return all + Telemetry.interceptors(label: label, besides: interceptors)
  }
}
