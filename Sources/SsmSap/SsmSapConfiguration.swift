import AWSCredentials
import AWSJSON
public import AWSRuntime
import AWSShapes
public import HTTPTransportAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a client is made of. Set what you want otherwise; the rest comes from the environment.
public struct SsmSapConfiguration: Sendable {
  /// Finds the region: `AWS_REGION`, else `AWS_DEFAULT_REGION`; never guessed.
  public var region: any RegionProvider

  /// Finds the credentials: `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, with
  /// `AWS_SESSION_TOKEN` where it is set.
  public var credentials: any CredentialsProvider

  /// Finds the endpoint: the URL in `AWS_ENDPOINT_URL_SSM_SAP`, else in `AWS_ENDPOINT_URL`, else
  /// the public endpoint of the region.
  public var endpoint: any EndpointResolver

  /// Sends requests.
  public var transport: any HTTPTransport

  /// Time-outs and limits of each request.
  public var transportOptions = TransportOptions()

  /// How long a call may take with all its attempts; without limit unless set.
  public var callTimeout: Duration?

  /// Decides about further attempts.
  public var retry: any RetryStrategy = StandardRetry()

  /// Look at calls, or change them, in this order.
  public var interceptors: [any Interceptor] = []

  /// Signs requests.
  public var signer: any RequestSigner = SigV4Signer()

  /// Tells the date of a signature.
  public var clock: any WallClock = SystemClock()

  /// Measures time-outs and waits between attempts.
  public var monotonicClock: any MonotonicClock = SystemMonotonicClock()

  let environment: [String: String]

  /// The defaults over a transport of your own.
  ///
  /// - Parameters:
  ///   - transport: What sends the requests.
  ///   - environment: The variables to read; those of the process unless given.
  public init(transport: any HTTPTransport, environment: [String: String]? = nil) {
    let environment = environment ?? ProcessInfo.processInfo.environment
    self.transport = transport
    self.environment = environment
    region = EnvironmentRegion(environment)
    credentials = EnvironmentCredentials(environment)
    endpoint = Self.endpoint(in: environment)
  }

  #if Curl
    /// The defaults, over libcurl.
    ///
    /// - Parameter environment: The variables to read; those of the process unless given.
    public init(environment: [String: String]? = nil) {
      self.init(transport: DefaultTransport.make(), environment: environment)
    }
  #endif

  private static func endpoint(in environment: [String: String]) -> any EndpointResolver {
    for name in ["AWS_ENDPOINT_URL_SSM_SAP", "AWS_ENDPOINT_URL"] {
      if let url = environment[name], !url.isEmpty { return FixedEndpoint(url: url) }
    }
    return RuleSetEndpoint(SsmSapEndpointRules.ruleSet)
  }
}
