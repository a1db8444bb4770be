import AWSJSON
import AWSShapes
import Testing

@Suite("restJson1")
struct RestJSON1Tests {
  private let wire: any WireProtocol = RestJSON1()

  @Test("An operation becomes its method and path, and its input the JSON body")
  func makesRequest() throws {
    var input = Sample()
    input.text = "a"
    let request = try wire.request(for: GetSample.self, input: input)
    #expect(request.method == "POST")
    #expect(request.target == "/get-sample")
    #expect(request.headers == [WireHeader("Content-Type", "application/json")])
    #expect(String(decoding: request.body?.bytes ?? [], as: UTF8.self) == "{\"Text\":\"a\"}")
  }

  @Test("A body of success becomes the output")
  func readsOutput() throws {
    let response = WireResponse(status: 200, headers: [], body: Array("{\"Count\": 1}".utf8))
    #expect(try wire.output(of: GetSample.self, from: response).count == 1)
  }

  @Test(
    "The error's code is found wherever services write it",
    arguments: [
      ("SampleException", "{}"), ("SampleException:http://internal.example/", "{}"),
      ("com.example#SampleException", "{}"), ("com.example#SampleException:http://x/", "{}"),
      (nil, "{\"__type\": \"SampleException\"}"),
      (nil, "{\"__type\": \"com.example#SampleException\"}"),
      (nil, "{\"code\": \"SampleException\"}"), ("SampleException", "<html>"),
      ("SampleException", ""),
      ("SampleException", "{\"__type\": \"Other\"}"),
    ])
  func findsCode(header: String?, body: String) {
    let failure = failure(header, body)
    #expect(failure.code == "SampleException")
  }

  @Test(
    "A modelled error is read as its type, with its message", arguments: ["message", "Message"])
  func readsModeledError(member: String) {
    let failure = failure("SampleException", "{\"\(member)\": \"no\", \"Extra\": {\"a\": [1]}}")
    #expect(failure.message == "no")
    #expect((failure.modeled as? SampleException)?.message == "no")
  }

  @Test("An error that is not modelled keeps code and message")
  func readsUnmodeledError() {
    let failure = failure("ThrottlingException", "{\"message\": \"slow down\"}")
    #expect(failure.code == "ThrottlingException")
    #expect(failure.message == "slow down")
    #expect(failure.modeled == nil)
  }

  @Test(
    "A member of another type takes nothing from the others",
    arguments: [
      "{\"code\": 403, \"message\": \"denied\"}", "{\"__type\": [1], \"message\": \"denied\"}",
    ])
  func skipsOddMembers(body: String) {
    #expect(failure(nil, body).message == "denied")
  }

  @Test(
    "An answer that is no error of the service has no code", arguments: ["", "<html>", "{}", "[]"])
  func findsNoCode(body: String) {
    let failure = failure(nil, body)
    #expect(failure.code == nil)
    #expect(failure.message == nil)
  }

  private func failure(_ header: String?, _ body: String) -> WireFailure {
    let headers = header.map { [WireHeader("X-Amzn-ErrorType", $0)] } ?? []
    return wire.failure(
      of: GetSample.self,
      from: WireResponse(status: 400, headers: headers, body: Array(body.utf8)))
  }
}

private enum GetSample: OperationShape {
  typealias Input = Sample
  typealias Output = Sample

  static let name = "GetSample"
  static let service = ServiceShape(
    name: "Samples", sdkID: "Samples", version: "2026-01-01", signingName: "samples",
    endpointPrefix: "samples")
  static let http = HTTPBinding(method: "POST", uri: "/get-sample")
  static let errors: [any ErrorShape.Type] = [SampleException.self]
  static let isReadOnly = true
}

extension Sample: ConstrainedShape {
  func violations() -> [ConstraintViolation] { [] }
}

private struct SampleException: ErrorShape {
  static let code = "SampleException"
  static let httpStatus = 400

  var message: String?

  static let members = MemberTable("SampleException", ["Message", "message"])

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while try reader.nextMember(in: Self.members, at: &cursor) != nil {
      message = try reader.readString()
    }
  }
}
