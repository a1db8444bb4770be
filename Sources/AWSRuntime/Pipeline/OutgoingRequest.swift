import AWSShapes
import AWSSigV4
import HTTPTransportAPI
import HTTPTypes

/// The unsigned request that every attempt of a call starts from.
struct OutgoingRequest: Sendable {
  let request: HTTPRequest
  let target: CallTarget

  /// The approximate number of header fields of the complete request.
  var fieldCount: Int { request.headerFields.count + 8 }

  /// The payload to sign.
  let payload: Payload

  /// Whether the output's payload is a stream.
  let streamsResponse: Bool

  /// The body, if it is a stream.
  let stream: RequestStream?

  private let bytes: [UInt8]

  /// Whether the request or the response is a stream.
  var usesStreams: Bool { streamsResponse || stream != nil }

  /// Returns the body of the next attempt.
  func body() -> RequestBody { stream?.body() ?? RequestBody(bytes) }

  /// Creates the request. The signature leaves out the body only where TLS protects it.
  ///
  /// Source: Smithy 2.0, "aws.auth#unsignedPayload trait".
  init(
    _ parts: WireRequest, _ request: HTTPRequest, _ stream: RequestStream?, to target: CallTarget,
    streamsResponse: Bool
  ) {
    self.request = request
    self.stream = stream
    self.target = target
    self.streamsResponse = streamsResponse
    bytes = parts.body?.bytes ?? []
    let isUnsigned = parts.isUnsignedPayload && request.scheme == "https"
    payload = stream?.payload ?? (isUnsigned ? .unsigned : .bytes(bytes))
  }
}
