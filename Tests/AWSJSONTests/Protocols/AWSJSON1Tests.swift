import AWSJSON
import AWSShapes
import DynamicShapes
import Testing

@Suite("awsJson1_0 and awsJson1_1")
struct AWSJSON1Tests {
  private let wire = AWSJSON1(.v11, idempotencyToken: { fixedToken })

  @Test(
    "Every operation is a POST to the root, named in a header field",
    arguments: [
      (AWSJSON1(.v10), "application/x-amz-json-1.0"),
      (AWSJSON1(.v11), "application/x-amz-json-1.1"),
    ])
  func makesRequest(wire: AWSJSON1, type: String) throws {
    let scope = scope([member("a", "String", .query("a"))], uri: "/elsewhere")
    let request = try scope.request(["a": .string("b")], wire)
    #expect(request.method == "POST")
    #expect(request.target == "/")
    #expect(
      request.headers
        == [WireHeader("Content-Type", type), WireHeader("X-Amz-Target", "Service.Do")])
    #expect(request.text == "{\"a\":\"b\"}")
  }

  @Test("An operation without an input sends an empty document")
  func sendsEmptyDocument() throws {
    #expect(try scope([]).request([:], wire).text == "{}")
  }

  @Test("Members have their name in the model, not the one for JSON")
  func ignoresJSONNames() throws {
    let scope = scope([member("nested", "Nested")])
    let values: [String: DynamicValue] = ["nested": .structure(["text": .string("a")])]
    #expect(try scope.request(values, wire).text == "{\"nested\":{\"text\":\"a\"}}")
    #expect(try scope.output([], "{\"nested\":{\"text\":\"a\"}}", wire) == values)
  }

  @Test("The token of an idempotent operation is filled in, unless it is given")
  func fillsToken() throws {
    let scope = scope([tokenMember(.header("X-Token"))])
    #expect(try scope.request([:], wire).text == "{\"token\":\"\(fixedToken)\"}")
    #expect(wire.fillsIdempotencyTokens)
    #expect(RestJSON1().fillsIdempotencyTokens)
    #expect(try scope.request(["token": .string("a")], wire).text == "{\"token\":\"a\"}")
  }

  @Test(
    "The error's name is in the type, else in the code, whatever the order",
    arguments: [
      "{\"__type\": \"a#NewName\", \"code\": \"Other\"}", "{\"code\": \"NewName\"}",
      "{\"Code\": \"NewName\", \"__type\": \"\"}", "{\"code\": \"Other\", \"__type\": \"NewName\"}",
    ])
  func findsErrorName(body: String) {
    let failure = wire.failure(
      of: QueryCompatible<Off>.self,
      from: WireResponse(status: 400, headers: [], body: Array(body.utf8)))
    #expect(failure.code == "NewName")
    #expect(failure.modeled is NewName)
  }

  @Test("An empty body is an empty document, and one that says nothing is not looked at")
  func readsEmptyBody() throws {
    #expect(try scope([member("a", "String")]).output([], "", wire) == [:])
    #expect(try scope([]).output([], "<html>", wire) == [:])
  }

  @Test("A service that spoke the query protocol is told so, and its names of errors count")
  func speaksToQueryCompatibleServices() throws {
    #expect(try request(QueryCompatible<Off>.self).values("x-amzn-query-mode") == [])
    #expect(failure(QueryCompatible<Off>.self, "Old.Name;Sender", "NewName").code == "NewName")
    #expect(try request(QueryCompatible<On>.self).values("x-amzn-query-mode") == ["true"])
    let failure = failure(QueryCompatible<On>.self, "Old.Name;Sender", "NewName")
    #expect(failure.code == "Old.Name")
    #expect(failure.fault == .sender)
    #expect(failure.modeled is NewName)
    #expect(failure.message == "m")
  }

  @Test(
    "The header field of a query-compatible error may be all there is, or not there at all",
    arguments: [
      ("Old.Name;Receiver", WireFailure.Fault.receiver, "Old.Name"), ("Old.Name", nil, "Old.Name"),
      ("Old.Name;Nobody", nil, "Old.Name"), ("", nil, nil), (";Sender", nil, nil), (nil, nil, nil),
    ])
  func readsQueryErrors(header: String?, fault: WireFailure.Fault?, code: String?) {
    let failure = failure(QueryCompatible<On>.self, header, nil)
    #expect(failure.code == code)
    #expect(failure.fault == fault)
    #expect((failure.modeled is NewName) == (code != nil))
  }

  private func request<Operation: OperationShape>(
    _ operation: Operation.Type
  ) throws -> WireRequest where Operation.Input == UnitShape {
    try wire.request(for: operation, input: UnitShape())
  }

  private func failure<Operation: OperationShape>(
    _ operation: Operation.Type, _ header: String?, _ type: String?
  ) -> WireFailure {
    let body = "{\(type.map { "\"__type\":\"a.b#\($0)\"," } ?? "")\"message\":\"m\"}"
    return wire.failure(
      of: operation,
      from: WireResponse(
        status: 400, headers: header.map { [WireHeader("X-Amzn-Query-Error", $0)] } ?? [],
        body: Array(body.utf8)))
  }
}

private protocol Compatibility: Sendable {
  static var isOn: Bool { get }
}

private enum On: Compatibility {
  static let isOn = true
}

private enum Off: Compatibility {
  static let isOn = false
}

private enum QueryCompatible<Switch: Compatibility>: OperationShape {
  typealias Input = UnitShape
  typealias Output = UnitShape
  static var name: String { "Do" }
  static var service: ServiceShape {
    ServiceShape(
      name: "Service", sdkID: "Service", version: "", signingName: "service",
      endpointPrefix: "service", isQueryCompatible: Switch.isOn)
  }
  static var http: HTTPBinding { HTTPBinding(method: "POST", uri: "/") }
  static var errors: [any ErrorShape.Type] { [NewName.self] }
  static var isReadOnly: Bool { false }
}

private struct NewName: ErrorShape {
  static let code = "NewName"
  static let queryCode: String? = "Old.Name"
  static let httpStatus = 400
  static let members = MemberTable("NewName", ["message"])

  var message: String?

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while try reader.nextMember(in: Self.members, at: &cursor) != nil {
      message = try reader.readString()
    }
  }
}
