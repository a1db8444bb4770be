import AWSShapes
import AWSSigV4
import HTTPTypes

/// The unsigned request that every attempt of a call starts from.
struct OutgoingRequest: Sendable {
  let request: HTTPRequest
  let body: [UInt8]
  let target: CallTarget

  /// The approximate number of header fields of the complete request.
  var fieldCount: Int { request.headerFields.count + 8 }

  /// The payload to sign.
  let payload: Payload

  /// Creates the request. The signature leaves out the body only where TLS protects it.
  ///
  /// Source: Smithy 2.0, "aws.auth#unsignedPayload trait".
  init(_ parts: WireRequest, _ request: HTTPRequest, _ body: [UInt8], to target: CallTarget) {
    self.request = request
    self.body = body
    self.target = target
    let isUnsigned = parts.isUnsignedPayload && request.scheme == "https"
    payload = isUnsigned ? .unsigned : .bytes(body)
  }
}
