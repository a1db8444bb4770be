import AWSShapes
import AWSSigV4
import HTTPTypes

/// What every attempt of a call starts from: the request before it is signed.
struct OutgoingRequest: Sendable {
  let request: HTTPRequest
  let body: [UInt8]
  let target: CallTarget

  /// How many header fields the request has, about, when it is signed and named.
  var fieldCount: Int { request.headerFields.count + 8 }

  /// What the signature covers of the body.
  let payload: Payload

  /// A body is left out of the signature only where TLS protects it.
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
