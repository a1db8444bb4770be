import AWSJSON
import AWSShapes
import DynamicShapes

/// A token that tells where it was filled in.
let fixedToken = "token-1"

/// restJson1 with a token that is always the same.
let restJSON = RestJSON1(idempotencyToken: { fixedToken })

/// The shapes that tests name as the targets of members.
private let shapes: [String: DynamicType] = [
  "Boolean": .boolean, "Byte": .integer(-128...127), "Long": .integer(Int64.min...Int64.max),
  "Float": .float, "Double": .double, "String": .string, "Blob": .blob, "Stream": .stream,
  "BigInteger": .bigInteger, "BigDecimal": .bigDecimal, "Document": .document,
  "Timestamp": .timestamp(nil), "DateTime": .timestamp(.dateTime),
  "Strings": .list(of: "String", isSparse: false),
  "Timestamps": .list(of: "Timestamp", isSparse: false),
  "Doubles": .list(of: "Double", isSparse: false),
  "Booleans": .list(of: "Boolean", isSparse: false),
  "StringMap": .map(to: "String", isSparse: false),
  "StringsMap": .map(to: "Strings", isSparse: false),
  "Nested": .structure(nested),
  "Union": .union(DynamicStructure("Union", [member("text", "String")])),
]

private let nested = DynamicStructure(
  "Nested", [DynamicMember(MemberSchema("text", jsonName: "Text"), target: "String")])

/// A member of a structure under test.
func member(
  _ name: String, _ target: String, _ location: MemberLocation = .body,
  _ kind: MemberTarget = .other, mediaType: String? = nil
) -> DynamicMember {
  DynamicMember(
    MemberSchema(name, location: location, target: kind, mediaType: mediaType), target: target)
}

/// A member that a client makes up.
func tokenMember(_ location: MemberLocation) -> DynamicMember {
  DynamicMember(
    MemberSchema("token", location: location, isIdempotencyToken: true), target: "String")
}

/// A description of an operation that takes and answers a structure with these members.
func scope(
  _ members: [DynamicMember], uri: String = "/", _ change: (inout DynamicScope) -> Void = { _ in }
) -> DynamicScope {
  var scope = DynamicScope()
  scope.model = DynamicModel(shapes)
  scope.name = "Do"
  scope.service = ServiceShape(
    name: "Service", sdkID: "Service", version: "", signingName: "service",
    endpointPrefix: "service")
  scope.http = HTTPBinding(method: "POST", uri: uri)
  scope.input = DynamicStructure("DoInput", members)
  scope.output = DynamicStructure("DoOutput", members)
  change(&scope)
  return scope
}

extension DynamicScope {
  /// The request for an input.
  func request(
    _ values: [String: DynamicValue], _ wire: any WireProtocol = restJSON
  ) throws -> WireRequest {
    try DynamicScope.$current.withValue(self) {
      try wire.request(for: DynamicOperation.self, input: DynamicInput(values))
    }
  }

  /// Why there is no request for an input.
  func requestError(
    _ values: [String: DynamicValue], _ wire: any WireProtocol = restJSON
  ) throws -> ShapeWritingError? {
    do {
      _ = try request(values, wire)
      return nil
    } catch let error as ShapeWritingError {
      return error
    }
  }

  /// The output of a response.
  func output(
    _ headers: [(String, String)] = [], _ body: String = "", status: Int = 200,
    _ wire: any WireProtocol = restJSON
  ) throws -> [String: DynamicValue] {
    try output(
      WireResponse(
        status: status, headers: headers.map { WireHeader($0.0, $0.1) }, body: Array(body.utf8)),
      wire)
  }

  /// The output of a response.
  func output(
    _ response: WireResponse, _ wire: any WireProtocol = restJSON
  ) throws -> [String: DynamicValue] {
    try DynamicScope.$current.withValue(self) {
      try wire.output(of: DynamicOperation.self, from: response).values
    }
  }

  /// Why there is no output of a response.
  func outputError(
    _ headers: [(String, String)] = [], _ body: String = ""
  ) throws -> ShapeReadingError? {
    do {
      _ = try output(headers, body)
      return nil
    } catch let error as ShapeReadingError {
      return error
    }
  }
}

extension WireRequest {
  /// The body as text; nil where there is none in memory.
  var text: String? { body?.bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// The values of the fields of that name, in order.
  func values(_ name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }
}
