import ArgumentParser
import CommandSupport
import SsmSap
import SsmSapModels

/// The options of every command that calls the service.
///
/// There is none that switches the check of certificates off.
struct ConnectionOptions: ParsableArguments {
  @OptionGroup var identity: IdentityOptions

  @Option(help: ArgumentHelp("The endpoint URL to call instead of the region's.", valueName: "url"))
  var endpointURL: String?

  @Flag(help: "Send requests without a signature, and look for no credentials.")
  var noSignRequest = false

  /// The value of `--profile`.
  var profile: String? { identity.profile }

  /// The value of `--region`.
  var region: String? { identity.region }

  /// Creates a client.
  func makeClient() async throws -> SsmSapClient {
    try await makeClient(profile: nil, region: nil)
  }

  /// Creates a client of another profile and region.
  ///
  /// - Parameters:
  ///   - profile: The profile in place of the option's.
  ///   - region: The region in place of the option's.
  /// - Throws: `ConfigurationError` for `--debug` with a configuration that cannot be read. Without
  ///   it, the first call reports that.
  func makeClient(profile: String?, region: String?) async throws -> SsmSapClient {
    var configuration = makeConfiguration(profile: profile, region: region)
    if identity.debug {
      configuration.interceptors.append(WireLog(log: .standardError))
      configuration = try await LoggedSources.added(to: configuration, log: .standardError)
    }
    return SsmSapClient(configuration)
  }

  /// Returns the configuration of the client.
  func makeConfiguration(profile: String? = nil, region: String? = nil) -> ClientConfiguration {
    var configuration = identity.makeConfiguration(profile: profile, region: region)
    if let endpointURL { configuration.endpointURL = endpointURL }
    if noSignRequest {
      configuration.credentials = UnsignedRequests.credentials
      configuration.signer = UnsignedRequests()
    }
    var options = identity.words(profile: profile, region: region)
    if let endpointURL { options += ["--endpoint-url", endpointURL] }
    configuration.interceptors = [CallSubjectRecorder(options: options, subjects: .shared)]
    return configuration
  }
}

extension ClientConfiguration {
  /// Returns the configuration of the service's calls, with everything found.
  ///
  /// - Throws: `ConfigurationError` for a file that cannot be read and for an invalid value.
  func resolvedForService() async throws(ConfigurationError) -> CallConfiguration {
    try await ConfiguredPipeline(
      self, service: SsmSapService.shape, wireProtocol: .restJSON1,
      endpointRules: SsmSapEndpointRules.ruleSet
    ).resolved()
  }
}
