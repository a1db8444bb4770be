import ArgumentParser
import CommandSupport
import SsmSap

/// The options that choose the region and the credentials.
struct IdentityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The profile of the shared files. Overrides AWS_PROFILE and the keys of variables.",
      valueName: "name"))
  var profile: String?

  @Option(help: "The region, such as eu-central-1. Overrides environment and profile.")
  var region: String?

  @Option(
    help: ArgumentHelp(
      "A PEM file with the certificates to trust. Overrides AWS_CA_BUNDLE and ca_bundle.",
      valueName: "file"),
    completion: .file())
  var caBundle: String?

  @Option(
    help: ArgumentHelp(
      "The time limit for a connection, 5 by default; 0 means none.", valueName: "seconds"))
  var cliConnectTimeout: UInt32?

  @Option(
    help: ArgumentHelp(
      "The time limit for a response, 60 by default; 0 means none.", valueName: "seconds"))
  var cliReadTimeout: UInt32?

  @Flag(help: "Show requests, responses and attempts on standard error, without secrets.")
  var debug = false

  /// Returns a client's configuration with what the options say.
  ///
  /// - Parameters:
  ///   - profile: The profile in place of the option's.
  ///   - region: The region in place of the option's.
  func makeConfiguration(profile: String? = nil, region: String? = nil) -> ClientConfiguration {
    var configuration = ClientConfiguration()
    configuration.profile = profile ?? self.profile
    configuration.region = (region ?? self.region).map { StaticRegion($0) }
    configuration.caBundle = caBundle
    if let cliConnectTimeout {
      configuration.transportOptions.connectTimeout = Self.limit(cliConnectTimeout)
    }
    if let cliReadTimeout {
      configuration.transportOptions.timeout = Self.limit(cliReadTimeout)
    }
    let host = configuration.host
    configuration.mfaCode = { serial in
      try await MFAPrompt.shared.code(of: serial, runningWith: host.runProcess)
    }
    if debug {
      configuration.wrapTransport = { SourceRequestLog(next: $0, log: .standardError) }
    }
    return configuration
  }

  /// As in the AWS CLI, 0 means no limit.
  private static func limit(_ seconds: UInt32) -> Duration {
    seconds == 0 ? .seconds(UInt32.max) : .seconds(seconds)
  }

  /// The options as words, to repeat in the commands of advice.
  func words(profile: String? = nil, region: String? = nil) -> [String] {
    let pairs = [
      ("--profile", profile ?? self.profile), ("--region", region ?? self.region),
      ("--ca-bundle", caBundle),
    ]
    return pairs.flatMap { name, value in value.map { [name, $0] } ?? [] }
  }
}
