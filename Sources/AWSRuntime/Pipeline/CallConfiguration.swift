public import AWSShapes
import AWSSigV4
public import HTTPTransportAPI

/// The parts that a call goes through, each of which can be replaced.
public struct CallConfiguration: Sendable {
  /// How operations look on HTTP.
  public var wireProtocol: any WireProtocol

  /// Whether an input that the service's model does not allow is refused before it is sent; without
  /// it the service refuses.
  public var validatesInput = true

  /// Compresses bodies and computes their checksums, for operations that ask for it.
  public var preparation = RequestPreparation()

  /// Sends requests.
  public var transport: any HTTPTransport

  /// Time-outs and limits of each attempt.
  public var transportOptions = TransportOptions()

  /// How long a call may take with all its attempts; without limit unless set.
  public var callTimeout: Duration?

  /// Finds the region; asked until it has found one.
  public var region: any RegionProvider

  /// Finds the endpoint of the service in the region; asked until it has found one.
  public var endpoint: any EndpointResolver

  /// Finds the credentials to sign with.
  public var credentials: any CredentialsProvider

  /// Signs requests.
  public var signer: any RequestSigner = SigV4Signer()

  /// Decides about further attempts.
  public var retry: any RetryStrategy = StandardRetry()

  /// Look at calls, or change them, in this order.
  public var interceptors: [any Interceptor] = []

  /// Tells the date of a signature.
  public var clock: any WallClock = SystemClock()

  /// Measures time-outs and waits between attempts.
  public var monotonicClock: any MonotonicClock = SystemMonotonicClock()

  /// Makes the id of a call; a random UUID unless set.
  public var makeInvocationID: @Sendable () -> String = InvocationIDs().next

  /// What the client tells of itself.
  public var userAgent: UserAgent

  /// What the user agent tells of every call.
  public var features: FeatureSet = []

  /// A configuration of these parts.
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
