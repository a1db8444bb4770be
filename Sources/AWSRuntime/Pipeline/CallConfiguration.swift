public import AWSShapes
public import HTTPTransportAPI

/// The parts that a call goes through, each of which can be replaced.
public struct CallConfiguration: Sendable {
  /// How operations look on HTTP.
  public var wireProtocol: any WireProtocol

  /// Sends requests.
  public var transport: any HTTPTransport

  /// Time-outs and limits of each attempt.
  public var transportOptions = TransportOptions()

  /// Finds the region.
  public var region: any RegionProvider

  /// Finds the endpoint of the service in the region.
  public var endpoint: any EndpointResolver

  /// Finds the credentials to sign with.
  public var credentials: any CredentialsProvider

  /// Signs requests.
  public var signer: any RequestSigner = SigV4Signer()

  /// Tells the date of a signature.
  public var clock: any WallClock = SystemClock()

  /// The value of the `User-Agent` header.
  public var userAgent: String

  /// A configuration of these parts.
  public init(
    wireProtocol: any WireProtocol,
    transport: any HTTPTransport,
    region: any RegionProvider,
    endpoint: any EndpointResolver,
    credentials: any CredentialsProvider,
    userAgent: String
  ) {
    self.wireProtocol = wireProtocol
    self.transport = transport
    self.region = region
    self.endpoint = endpoint
    self.credentials = credentials
    self.userAgent = userAgent
  }
}
