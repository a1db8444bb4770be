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
      (nil, "{\"Code\": \"SampleException\"}"),
      (nil, "{\"__type\": \"Other\", \"code\": \"SampleException\"}"),
      (nil, "{\"Code\": \"a#SampleException:http://x\", \"__type\": \"Other\"}"),
      (nil, "{\"Code\": \"Other\", \"code\": \"SampleException\"}"),
      (nil, "{\"code\": \"\", \"Code\": null, \"__type\": \"SampleException\"}"),
      (nil, "{\"code\": 400, \"__type\": \"SampleException\"}"),
      (nil, "{\"code\": \" \", \"__type\": \"SampleException\"}"),
      (nil, "\u{FEFF}{\"__type\": \"SampleException\"}"),
      ("", "{\"__type\": \"SampleException\"}"), (" , ", "{\"code\": \"SampleException\"}"),
      (":http://x", "{\"code\": \"SampleException\"}"),
      ("SampleException, Other", "{}"), (", a#SampleException:http://x/,Other", "{}"),
    ])
  func findsCode(header: String?, body: String) {
    let failure = failure(header, body)
    #expect(failure.code == "SampleException")
  }

  @Test("The first of two header fields that names an error counts")
  func readsSeveralFields() {
    let failure = wire.failure(
      of: GetSample.self,
      from: WireResponse(
        status: 400,
        headers: ["", "SampleException", "Other"].map { WireHeader("x-amzn-errortype", $0) },
        body: [] as [UInt8]))
    #expect(failure.code == "SampleException")
    #expect(failure.modeled is SampleException)
  }

  @Test("A code that is canonically equivalent to a modelled one, but not the same, is another")
  func comparesCodesByBytes() {
    #expect(failure("KelvinException", "{}").modeled is KelvinException)
    let failure = failure("\u{212A}elvinException", "{}")
    #expect(failure.modeled == nil)
    #expect(failure.code?.hasSameBytes(as: "\u{212A}elvinException") == true)
  }

  @Test(
    "The first message that is not empty counts",
    arguments: [
      "{\"message\": \"\", \"Message\": \"no\"}", "{\"Message\": \"no\", \"message\": \"\"}",
      "{\"Message\": \"\", \"errorMessage\": \"no\"}", "{\"message\": null, \"Message\": \"no\"}",
      "{\"errorMessage\": \"other\", \"Message\": \"no\"}",
      "{\"Message\": \"other\", \"message\": \"no\"}",
    ])
  func findsMessage(body: String) {
    #expect(failure("Unknown", body).message == "no")
  }

  @Test("A message that is only empty stays empty", arguments: ["Unknown", "SampleException"])
  func keepsEmptyMessage(code: String) {
    #expect(failure(code, "{\"message\": \"\"}").message == "")
    #expect(failure(code, "{}").message == nil)
  }

  @Test("An empty message of a modelled error does not hide a filled one beside it")
  func findsMessageBesideModeled() {
    let failure = failure("SampleException", "{\"Message\": \"no\", \"message\": \"\"}")
    #expect(failure.modeled is SampleException)
    #expect(failure.message == "no")
  }

  @Test("A mark that combines with a separator of the error's name does not hide the separator")
  func findsSeparatorsBeforeMarks() {
    #expect(
      failure("a#SampleException:\u{301}", "{}").code?.hasSameBytes(as: "SampleException") == true)
    #expect(failure("a#\u{301}b", "{}").code?.hasSameBytes(as: "\u{301}b") == true)
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
  static let errors: [any ErrorShape.Type] = [SampleException.self, KelvinException.self]
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

private struct KelvinException: ErrorShape {
  static let code = "KelvinException"
  static let httpStatus = 400
  static let members = MemberTable("KelvinException", [MemberSchema]())

  var message: String? { nil }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    _ = try UnitShape(from: &reader)
  }
}
