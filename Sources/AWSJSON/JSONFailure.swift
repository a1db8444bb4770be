import AWSShapes

/// Tells which error a response carries.
///
/// The code stands in the header `x-amzn-errortype`, else in the body as `__type` or `code`, with
/// a namespace before and a URI after it that do not count.
///
/// Source: Smithy 2.0, "AWS restJson1 protocol", "Operation error serialization".
struct JSONFailure {
  let codec: JSONCodec

  func failure(in response: WireResponse, modeled errors: [any ErrorShape.Type]) -> WireFailure {
    // A body that is not JSON is common here: proxies and load balancers answer in HTML.
    let bytes = response.body.bytes ?? []
    let body = try? ErrorBody(bytes, codec.limits)
    let name = response.header("x-amzn-errortype") ?? body?.type ?? body?.code
    let code = name.flatMap(Self.trimmed)
    let type = errors.first { $0.code == code }
    let modeled = type.flatMap { try? decode($0, from: bytes) }
    return WireFailure(code: code, message: modeled?.message ?? body?.message, modeled: modeled)
  }

  private func decode<Failure: ErrorShape>(
    _ type: Failure.Type, from body: [UInt8]
  ) throws(ShapeReadingError) -> Failure {
    try codec.decode(type, from: body.isEmpty ? Array("{}".utf8) : body)
  }

  private static func trimmed(_ name: String) -> String? {
    let beforeURI = name.prefix { $0 != ":" }
    let code = beforeURI.split(separator: "#").last.map(String.init)
    return code?.isEmpty == false ? code : nil
  }
}

/// What error bodies of every service have in common; members of another type do not count.
private struct ErrorBody {
  private(set) var type: String?
  private(set) var code: String?
  private(set) var message: String?

  private static let members = MemberTable("Error", ["__type", "code", "message", "Message"])

  init(_ bytes: [UInt8], _ limits: JSONLimits) throws(ShapeReadingError) {
    var reader = try JSONReader(bytes.span, limits: limits)
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      let text = try reader.readStringIfPresent()
      switch member {
      case 0: type = text
      case 1: code = text
      default: message = text ?? message
      }
    }
    try reader.finish()
  }
}
