public import AWSCredentials
public import AWSRuntime
public import HTTPTransportAPI

/// The configuration of a client, the same for every service.
///
/// Set only what differs from the defaults. A value that is not set comes from the environment
/// variables, then from the selected profile of the shared config and credentials files, then from a
/// default. The client reads them at its first call, which reports what is wrong.
///
/// Source: AWS SDKs and Tools Reference Guide, "Settings reference".
public struct ClientConfiguration: Sendable {
  // MARK: Where to call

  /// Finds the region. Unless set: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region` of the profile, the
  /// metadata of an EC2 instance. The region is never guessed.
  public var region: (any RegionProvider)?

  /// The URL of the endpoint, such as `http://127.0.0.1:8080`. Unless set: the service's variable,
  /// such as `AWS_ENDPOINT_URL_SSM_SAP`, `AWS_ENDPOINT_URL`, `endpoint_url` of the service in the
  /// profile's `services` section, `endpoint_url` of the profile, the service's endpoint rules.
  public var endpointURL: String?

  /// Finds the endpoint in place of ``endpointURL``, the settings and the service's endpoint rules.
  public var endpointResolver: (any EndpointResolver)?

  /// Whether to call endpoints whose cryptography is validated by FIPS 140. Unless set:
  /// `AWS_USE_FIPS_ENDPOINT`, `use_fips_endpoint`.
  public var usesFIPS: Bool?

  /// Whether to call endpoints that speak IPv6 as well as IPv4. Unless set:
  /// `AWS_USE_DUALSTACK_ENDPOINT`, `use_dualstack_endpoint`.
  public var usesDualStack: Bool?

  /// Whether endpoints contain the id of the account that calls, for services that have such
  /// endpoints. Unless set: `AWS_ACCOUNT_ID_ENDPOINT_MODE`, `account_id_endpoint_mode`, then they do
  /// if the credentials tell their account.
  public var accountIDEndpointMode: AccountIDEndpointMode?

  // MARK: Identity

  /// Finds the credentials. Unless set: the credentials that the AWS command line finds on this
  /// machine; see `DefaultCredentials`.
  public var credentials: (any CredentialsProvider)?

  /// Finds the token for services that accept one in place of a signature. Unless set: the service's
  /// variable, such as `AWS_BEARER_TOKEN_BEDROCK`, then the login of the profile's SSO session.
  public var token: (any TokenProvider)?

  /// The name of the profile. Unless set: `AWS_PROFILE`, then `default`.
  public var profile: String?

  /// Asks for the code of an MFA device, when a role of the profile requires one.
  public var mfaCode: MFACodeProvider?

  /// The name of the application in the user agent. Unless set: `AWS_SDK_UA_APP_ID`,
  /// `sdk_ua_app_id`.
  public var applicationID: String?

  // MARK: Transport

  /// Sends the requests of calls and of credential sources. Unless set: libcurl, with the proxies
  /// of `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` and with the trusted certificates
  /// of `AWS_CA_BUNDLE` or `ca_bundle`.
  ///
  /// To send the requests of credential sources over another transport, set `host.transport`.
  public var transport: (any HTTPTransport)?

  /// Wraps the client's transport, such as to log its requests. The default transport keeps the
  /// proxies and the trusted certificates that it finds.
  ///
  /// ```swift
  /// configuration.wrapTransport = { LoggingTransport(next: $0) }
  /// ```
  public var wrapTransport: (@Sendable (any HTTPTransport) -> any HTTPTransport)?

  /// The path of a PEM file with the certificates that the default transport trusts. Unless set:
  /// `AWS_CA_BUNDLE`, `ca_bundle`, then the certificates of the system.
  public var caBundle: String?

  /// The timeouts and limits of each attempt. Unless set: those of the defaults mode.
  public var transportOptions = TransportOptions() {
    didSet { hasOwnTransportOptions = true }
  }

  private(set) var hasOwnTransportOptions = false

  // MARK: Calls

  /// Whether to check an input against the service's model before sending it. All problems of an
  /// input are reported in one error; without the check, the service rejects the input.
  public var validatesInput = true

  /// The compressors for request bodies, none by default. Without one, bodies are sent uncompressed.
  /// `AWS_DISABLE_REQUEST_COMPRESSION` and `disable_request_compression` turn them off.
  public var compressors: [any RequestCompressor] = []

  /// How long a call may take, with all its attempts. Unlimited unless set.
  public var callTimeout: Duration?

  /// The mode that chooses timeouts. Unless set: `AWS_DEFAULTS_MODE`, `defaults_mode`.
  public var defaultsMode: ClientSettings.DefaultsMode?

  /// Decides whether and when to retry. Unless set: the strategy of the retry mode.
  public var retry: (any RetryStrategy)?

  /// How to retry. Unless set: `AWS_RETRY_MODE`, `retry_mode`, then standard. The value `legacy` of
  /// these settings also selects the standard mode.
  public var retryMode: RetryMode?

  /// The maximum number of attempts of a call, at least one. Unless set: `AWS_MAX_ATTEMPTS`,
  /// `max_attempts`, then three.
  public var maximumAttempts: Int?

  /// The interceptors, which observe or change calls, in this order.
  public var interceptors: [any Interceptor] = []

  /// Signs requests.
  public var signer: any RequestSigner = SigV4Signer()

  /// Signs requests to endpoints that need SigV4a, such as those of several regions.
  public var asymmetricSigner: any RequestSigner = SigV4aSigner()

  /// The clock that dates signatures.
  public var clock: any WallClock = SystemClock()

  /// The clock that measures timeouts and the waits between attempts.
  public var monotonicClock: any MonotonicClock = SystemMonotonicClock()

  /// The environment: variables, files and processes, which settings and credential sources use.
  public var host: HostEnvironment

  // MARK: Creating a configuration

  /// Creates the default configuration over a transport of your own.
  ///
  /// - Parameters:
  ///   - transport: Sends the requests of calls and of credential sources.
  ///   - environment: The environment variables, among them `HOME` for the shared files. Those of
  ///     the process unless given.
  public init(transport: any HTTPTransport, environment: [String: String]? = nil) {
    self.init(variables: environment)
    self.transport = transport
  }

  /// Creates the default configuration, which sends over libcurl.
  ///
  /// Unavailable without the package trait `Curl`, which is on by default.
  ///
  /// - Parameter environment: The environment variables, among them `HOME` for the shared files.
  ///   Those of the process unless given.
  #if !Curl
    @available(
      *, unavailable,
      message:
        "The package trait Curl is off, so there is no default transport. Naming traits drops the default ones: write traits: [.defaults, \"Logging\"], or pass a transport."
    )
  #endif
  public init(environment: [String: String]? = nil) {
    self.init(variables: environment)
  }

  /// Creates the default configuration, whether or not there is a default transport.
  init(variables: [String: String]?) {
    host = HostEnvironment(variables: variables)
    if let variables { host.homeDirectory = variables["HOME"] }
  }
}
