public import AWSShapes
import AWSSigV4
public import HTTPTransportAPI

/// The parts of a call, each of which can be replaced.
public struct CallConfiguration: Sendable {
  /// The protocol that turns operations into HTTP messages.
  public var wireProtocol: any WireProtocol

  /// A Boolean value that indicates whether the client rejects inputs that violate the service's
  /// model. If not, the service does.
  public var validatesInput = true

  /// Compresses request bodies and adds checksums, for operations that ask for it.
  public var preparation = RequestPreparation()

  /// Sends requests.
  public var transport: any HTTPTransport

  /// The timeouts and limits of each attempt.
  public var transportOptions = TransportOptions()

  /// Chooses how long an attempt may take to connect, given the region that is called. Unless set,
  /// `connectTimeout` of ``transportOptions`` applies.
  ///
  /// The pipeline calls it before each attempt, so it must return at once.
  public var connectTimeout: (@Sendable (_ region: String) -> Duration)?

  /// The time limit of a call with all its attempts; unlimited by default.
  public var callTimeout: Duration?

  /// Finds the region; asked until it has found one.
  public var region: any RegionProvider

  /// Finds the service's endpoint in the region; asked until it has found one, and again for calls
  /// with other parameters.
  public var endpoint: any EndpointResolver

  /// Finds the endpoints of operations that need one which the service names itself. Without it,
  /// they are sent to the service's endpoint.
  public var endpointDiscovery: EndpointDiscovery?

  /// Finds the credentials to sign with.
  public var credentials: any CredentialsProvider

  /// Finds the token for operations that accept one in place of a signature.
  public var token: (any TokenProvider)?

  /// Whether operations that accept both are called with a token rather than a signature.
  public var prefersToken = false

  /// Signs requests.
  public var signer: any RequestSigner = SigV4Signer()

  /// Signs requests to endpoints that need SigV4a.
  public var asymmetricSigner: any RequestSigner = SigV4aSigner()

  /// Decides whether another attempt follows.
  public var retry: any RetryStrategy = StandardRetry()

  /// Observe or change calls, in this order.
  public var interceptors: [any Interceptor] = []

  /// The clock for the dates of signatures.
  public var clock: any WallClock = SystemClock()

  /// The clock for timeouts and for pauses between attempts.
  public var monotonicClock: any MonotonicClock = SystemMonotonicClock()

  /// Creates the id of a call; a random UUID by default.
  public var makeInvocationID: @Sendable () -> String = InvocationIDs().next

  /// The client's user agent.
  public var userAgent: UserAgent

  /// The features that the user agent lists for every call.
  public var features: FeatureSet = []

  /// Creates a configuration.
  ///
  /// - Parameters:
  ///   - wireProtocol: The protocol that turns operations into HTTP messages.
  ///   - transport: Sends requests.
  ///   - region: Finds the region.
  ///   - endpoint: Finds the service's endpoint in the region.
  ///   - credentials: Finds the credentials to sign with.
  ///   - userAgent: The client's user agent.
  public init(
    wireProtocol: any WireProtocol,
    transport: any HTTPTransport,
    region: any RegionProvider,
    endpoint: any EndpointResolver,
    credentials: any CredentialsProvider,
    userAgent: UserAgent
  ) {
    self.wireProtocol = wireProtocol
    self.transport = transport
    self.region = region
    self.endpoint = endpoint
    self.credentials = credentials
    self.userAgent = userAgent
  }
}
