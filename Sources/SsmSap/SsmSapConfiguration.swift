public import AWSCredentials
public import AWSRuntime
import AWSShapes
public import HTTPTransportAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a client is made of. Set what you want otherwise.
///
/// What is not set comes from the environment variables, else from the selected profile of the
/// shared config and credentials files, else it has a default. Nothing is read before the first
/// call, which reports what is wrong.
///
/// Source: AWS SDKs and Tools Reference Guide, "Settings reference".
public struct SsmSapConfiguration: Sendable {
  // MARK: Where to call

  /// Finds the region. Unless set: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region` of the profile, the
  /// metadata of an EC2 instance; never guessed.
  public var region: (any RegionProvider)?

  /// Finds the endpoint. Unless set: the configured URL, else the service's endpoint rules.
  public var endpoint: (any EndpointResolver)?

  /// The URL to call. Unless set: `AWS_ENDPOINT_URL_SSM_SAP`, `AWS_ENDPOINT_URL`, `endpoint_url` of
  /// the profile's `services` section and of the profile.
  public var endpointURL: String?

  /// Whether to call endpoints whose cryptography is validated by FIPS 140. Unless set:
  /// `AWS_USE_FIPS_ENDPOINT`, `use_fips_endpoint`.
  public var usesFIPS: Bool?

  /// Whether to call endpoints that speak IPv6 as well. Unless set: `AWS_USE_DUALSTACK_ENDPOINT`,
  /// `use_dualstack_endpoint`.
  public var usesDualStack: Bool?

  // MARK: Who calls

  /// Finds the credentials. Unless set: those that the AWS command line finds on the same machine.
  public var credentials: (any CredentialsProvider)?

  /// The name of the profile. Unless set: `AWS_PROFILE`, else `default`.
  public var profile: String?

  /// Asks for the code where a role of the profile has an MFA device.
  public var mfaCode: MFACodeProvider?

  /// What the program calls itself in the user agent. Unless set: `AWS_SDK_UA_APP_ID`,
  /// `sdk_ua_app_id`.
  public var applicationID: String?

  // MARK: How to call

  /// Sends requests.
  public var transport: any HTTPTransport

  /// Time-outs and limits of each attempt. Unless set: those of the defaults mode.
  public var transportOptions = TransportOptions() {
    didSet { hasOwnTransportOptions = true }
  }

  private(set) var hasOwnTransportOptions = false

  /// Whether an input that the service's model does not allow is refused before it is sent, with
  /// everything that is wrong about it in one error; without it the service refuses.
  public var validatesInput = true

  /// How long a call may take with all its attempts; without limit unless set.
  public var callTimeout: Duration?

  /// Time-outs to choose from. Unless set: `AWS_DEFAULTS_MODE`, `defaults_mode`.
  public var defaultsMode: DefaultsMode?

  /// Decides about further attempts. Unless set: as the retry mode says.
  public var retry: (any RetryStrategy)?

  /// How to retry. Unless set: `AWS_RETRY_MODE`, `retry_mode`, standard. `legacy` there, the mode
  /// of the oldest SDKs, runs the standard mode with the standard number of attempts.
  public var retryMode: RetryMode?

  /// How many times a request is sent at most, the first time included. Unless set:
  /// `AWS_MAX_ATTEMPTS`, `max_attempts`, three.
  public var maximumAttempts: Int?

  /// What to do when a call may have started something in spite of a failure: look for it, adopt
  /// what is found, and send again when nothing was started.
  public var adoption = AdoptionPolicy.adopt

  /// Look at calls, or change them, in this order.
  public var interceptors: [any Interceptor] = []

  /// Signs requests.
  public var signer: any RequestSigner = SigV4Signer()

  /// Tells the date of a signature.
  public var clock: any WallClock = SystemClock()

  /// Measures time-outs and waits between attempts.
  public var monotonicClock: any MonotonicClock = SystemMonotonicClock()

  /// What variables and files are read from, and what sources of credentials need.
  public var host: HostEnvironment

  /// The defaults over a transport of your own.
  ///
  /// - Parameters:
  ///   - transport: What sends the requests.
  ///   - environment: The variables to read, among them `HOME` for the shared files; those of the
  ///     process unless given.
  public init(transport: any HTTPTransport, environment: [String: String]? = nil) {
    self.transport = transport
    host = HostEnvironment(transport: transport, variables: environment)
    if let environment { host.homeDirectory = environment["HOME"] }
  }

  #if Curl
    /// The defaults, over libcurl, with the proxies of `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and
    /// `NO_PROXY`, and trust in the certificates of `AWS_CA_BUNDLE`, `ca_bundle`, else the system's.
    ///
    /// - Parameter environment: The variables to read, among them `HOME` for the shared files;
    ///   those of the process unless given.
    public init(environment: [String: String]? = nil) {
      let variables = environment ?? ProcessInfo.processInfo.environment
      self.init(transport: DefaultTransport(variables), environment: environment)
    }
  #endif
}
