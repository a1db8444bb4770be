import AWSShapes
import HTTPTypes
import Testing

@testable import SsmSapLocal

@Suite("Routing")
struct RoutingTests {
  private let router = ServerRouter(SsmSapRoutes<RecordingHandler>.all)

  @Test(
    "An input arrives as it was sent, at its operation", arguments: ServiceModel.shared.operations)
  func operations(operation: ServiceModel.Operation) throws {
    for seed in 0..<40 {
      var inputs = ValidInputs(seed: UInt64(seed), isComplete: seed == 0)
      let input = inputs.value(operation.input)
      let wire = try WireInput(operation, input)
      let match = try router.match(wire.request)
      #expect(match.operation.name == operation.name)
      let call = try match.call(wire.body, .smithy)
      #expect(InputDocument.of(call.input) == input)
      var handler = RecordingHandler()
      _ = try call.run(on: &handler)
      #expect(handler.calls == [operation.name])
    }
  }

  @Test("Every operation of the model has a route")
  func isComplete() {
    let names = SsmSapRoutes<RecordingHandler>.all.map { $0.operation.name }
    #expect(names.sorted() == ServiceModel.shared.operations.map(\.name))
  }

  @Test(
    "What is no operation is refused",
    arguments: [
      (HTTPRequest.Method.post, "/get-weather"), (.get, "/get-operation"),
      (.post, "/get-operation/"), (.post, "//get-operation"), (.post, "/Get-Operation"),
      (.post, "/get%2Doperation"), (.post, "get-operation"), (.post, ""), (.post, "/"),
      (.get, "/tags/"), (.get, "/tags"), (.get, "/tags/arn:aws:x/y"), (.put, "/tags/arn"),
      (.post, "*"), (.options, "/get-operation"),
    ])
  func refusesUnknown(method: HTTPRequest.Method, path: String) throws {
    let request = HTTPRequest(method: method, scheme: "http", authority: "a", path: path)
    let failure = #expect(throws: LocalFailure.self) { _ = try router.match(request) }
    #expect(failure?.status == 404)
    #expect(failure?.code == "UnknownOperationException")
  }

  // MARK: Reading

  private func failure(
    _ body: String, path: String = "/list-operations", method: HTTPRequest.Method = .post,
    contentType: String? = "application/json"
  ) throws -> LocalFailure? {
    try failure(Array(body.utf8), path: path, method: method, contentType: contentType)
  }

  private func failure(
    _ body: [UInt8], path: String = "/list-operations", method: HTTPRequest.Method = .post,
    contentType: String? = "application/json"
  ) throws -> LocalFailure? {
    var request = HTTPRequest(method: method, scheme: "http", authority: "a", path: path)
    request.headerFields[.contentType] = contentType
    do {
      _ = try router.match(request).call(body, .smithy)
      return nil
    } catch { return error }
  }

  @Test(
    "What cannot be read as the input is refused",
    arguments: [
      "<html>", "[]", "\"x\"", "{", "{\"ApplicationId\": 1}", "{\"ApplicationId\": \"a\"} x",
      "{\"ApplicationId\": \"a\", \"MaxResults\": 1.5}",
      "{\"ApplicationId\": \"a\", \"MaxResults\": 99999999999}",
      "{\"ApplicationId\": \"a\", \"Filters\": {}}", "\u{feff}{\"ApplicationId\": \"a\"}",
      "{\"ApplicationId\": \"a\", \"x\": "
        + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}",
    ])
  func refusesUnreadable(body: String) throws {
    let failure = try failure(body)
    #expect(failure?.status == 400)
    #expect(failure?.code == "SerializationException")
  }

  @Test("Bytes that are not UTF-8 are refused in body, path and query")
  func refusesInvalidUTF8() throws {
    let body = Array("{\"ApplicationId\": \"".utf8) + [0xff, 0xfe] + Array("\"}".utf8)
    #expect(try failure(body)?.code == "SerializationException")
    for path in ["/tags/%ff", "/tags/%4", "/tags/%zz", "/tags/arn?tagKeys=%ff"] {
      #expect(try failure("", path: path, method: .delete)?.code == "SerializationException")
    }
  }

  @Test("Members that the model does not have are ignored")
  func ignoresUnknown() throws {
    #expect(try failure(#"{"ApplicationId": "a", "New": {"x": [1, null]}, "": 1}"#) == nil)
  }

  @Test(
    "A body without content is an input without members", arguments: ["", " \r\n", "null", "{}"])
  func absentBody(body: String) throws {
    #expect(try failure(body, path: "/list-applications") == nil)
    #expect(try failure(body)?.code == "ValidationException")
  }

  @Test("A body of another type is refused; the type's parameters and case do not matter")
  func contentType() throws {
    for type in ["text/plain", "application/x-amz-json-1.1", "application/jsonx", ""] {
      let failure = try failure("{}", path: "/list-applications", contentType: type)
      #expect(failure?.status == 415)
      #expect(failure?.code == "UnsupportedMediaTypeException")
    }
    for type in ["application/json; charset=utf-8", "Application/JSON\t;\u{301}", nil] {
      #expect(try failure("{}", path: "/list-applications", contentType: type) == nil)
    }
    #expect(try failure("", path: "/list-applications", contentType: "text/plain") == nil)
  }

  @Test("A body that is too large is refused")
  func tooLarge() throws {
    let spaces = [UInt8](repeating: UInt8(ascii: " "), count: ServerRequest.maximumBodySize + 1)
    #expect(try failure(spaces, path: "/list-applications")?.status == 413)
    #expect(try failure(Array(spaces.dropLast()), path: "/list-applications") == nil)
  }
}
