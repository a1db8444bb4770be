/// The parts of a request that the protocol decides: everything but the endpoint and the signature.
///
/// Whoever sends it does three things with the body first, in this order: compresses it where
/// ``compressionEncodings`` allow it, computes ``checksums``, and states its length.
public struct WireRequest: Sendable {
  /// The method, such as `POST`.
  public var method: String

  /// What stands before the endpoint's host, such as `data.`; empty where nothing does.
  public var hostPrefix: String

  /// Path and query, percent-encoded, starting with a slash.
  public var target: String

  /// Header fields, in the order to send.
  public var headers: [WireHeader]

  /// The body; nil where the request has none, which is not the same as an empty one: a request
  /// without a body states no length.
  public var body: ByteStream?

  /// The encodings in which the body may be compressed, the best first.
  public var compressionEncodings: [String] = []

  /// The checksums of the body that the request must carry.
  public var checksums: [RequestChecksum] = []

  /// Whether the signature leaves the body out.
  public var isUnsignedPayload = false

  /// A request of these parts.
  public init(
    method: String, hostPrefix: String = "", target: String, headers: [WireHeader],
    body: ByteStream?
  ) {
    self.method = method
    self.hostPrefix = hostPrefix
    self.target = target
    self.headers = headers
    self.body = body
  }
}
