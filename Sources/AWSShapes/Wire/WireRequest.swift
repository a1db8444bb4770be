/// The parts of a request that a wire protocol determines: all but the endpoint and the signature.
///
/// Before the request is signed and sent, the client compresses the body if
/// ``compressionEncodings`` allow it, then computes ``checksums``, then adds the body's length.
public struct WireRequest: Sendable {
  /// The method, such as `POST`.
  public var method: String

  /// The text before the endpoint's host name, such as `data.`; empty if there is none.
  public var hostPrefix: String

  /// The path and query, percent-encoded, starting with a slash.
  public var target: String

  /// The header fields, in the order to send.
  public var headers: [WireHeader]

  /// The body; `nil` if the request has none. In contrast to a request with an empty body, it then
  /// has no `Content-Length`.
  public var body: ByteStream?

  /// The encodings that the body may be compressed with, the preferred one first.
  public var compressionEncodings: [String] = []

  /// The checksums of the body that the request must have.
  public var checksums: [RequestChecksum] = []

  /// Whether the signature does not cover the body.
  public var isUnsignedPayload = false

  /// Whether the chunks of a streamed body have signatures of their own.
  public var isSignedInChunks = false

  /// Whether the body is a stream of events, each of which has a signature and is one chunk.
  public var isEventStream = false

  /// Creates a request.
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
