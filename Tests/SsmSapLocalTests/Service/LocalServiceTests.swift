import AWSSigV4
import HTTPTypes
import SsmSapLocal
import SsmSapModels
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Local service")
struct LocalServiceTests {
  private let keys = Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret")
  private let now = Date(timeIntervalSince1970: 1_700_000_000)

  private func respond(
    _ body: String, path: String = "/get-operation", method: HTTPRequest.Method = .post,
    signedAt date: Date? = nil, change: (inout HTTPRequest) -> Void = { _ in }
  ) async throws -> LocalResponse {
    let service = LocalService(
      accessKeys: [AccessKey(keys)], clock: LocalClock(machine: { [now] in now }))
    var request = HTTPRequest(
      method: method, scheme: "http", authority: "127.0.0.1:1", path: path)
    request.headerFields[.contentType] = "application/json"
    let context = SigningContext(
      credentials: keys, date: date ?? now, region: "eu-central-1", service: "ssm-sap")
    try SigV4Signer().sign(&request, payload: .bytes(Array(body.utf8)), with: context)
    change(&request)
    return await service.respond(to: request, body: Array(body.utf8)).response
  }

  private func code(_ response: LocalResponse) -> String? {
    HTTPField.Name("x-amzn-errortype").flatMap { response.head.headerFields[$0] }
  }

  @Test("A request without a signature is refused")
  func refusesUnsigned() async throws {
    let response = try await respond("{}") { $0.headerFields[.authorization] = nil }
    #expect(response.head.status.code == 403)
    #expect(code(response) == "MissingAuthenticationTokenException")
  }

  @Test("A request that was changed after signing is refused")
  func refusesChanged() async throws {
    #expect(code(try await respond("{}") { $0.path = "/other" }) == "InvalidSignatureException")
    #expect(
      code(try await respond("{}") { $0.authority = "127.0.0.1:2" }) == "InvalidSignatureException")
    #expect(
      code(try await respond("{}") { $0.headerFields[.contentType] = "text/plain" })
        == "InvalidSignatureException")
  }

  @Test("The query begins at the question mark's byte, whatever follows it")
  func splitsQuery() async throws {
    let response = try await respond("{}", path: "/get-operation?\u{301}=1")
    // Found, and so refused for its input.
    #expect(code(response) != "UnknownOperationException")
  }

  @Test(
    "A signature of another time is told as AWS tells it",
    arguments: [(-3600.0, "Signature expired: "), (3600, "Signature not yet current: ")])
  func refusesOtherTimes(offset: Double, beginning: String) async throws {
    let response = try await respond("{}", signedAt: now.addingTimeInterval(offset))
    #expect(code(response) == "InvalidSignatureException")
    #expect(String(decoding: response.body, as: UTF8.self).contains("\"\(beginning)"))
  }

  @Test(
    "A signature that cannot be read is refused", arguments: ["Basic eDp5", "AWS4-HMAC-SHA256 x"])
  func refusesMalformed(authorization: String) async throws {
    let response = try await respond("{}") { $0.headerFields[.authorization] = authorization }
    #expect(response.head.status.code == 403)
    #expect(code(response) != nil)
  }

  @Test(
    "A body that is not JSON is refused", arguments: ["<html>", "[]", "{\"OperationId\": 1}"])
  func refusesBody(body: String) async throws {
    let response = try await respond(body)
    #expect(response.head.status.code == 400)
    #expect(code(response) == "SerializationException")
  }

  @Test(
    "An input that the model does not allow is refused",
    arguments: ["", "{}", "{\"OperationId\": \"x\"}"])
  func refusesInput(body: String) async throws {
    let response = try await respond(body)
    #expect(code(response) == "ValidationException")
    #expect(
      String(decoding: response.body, as: UTF8.self)
        .hasPrefix(
          "{\"Message\":\"1 validation error detected. Value at '/operationId' failed to satisfy"))
  }

  @Test("What is no operation is refused")
  func refusesUnknownOperation() async throws {
    #expect(code(try await respond("{}", path: "/get-weather")) == "UnknownOperationException")
    #expect(code(try await respond("", method: .get)) == "UnknownOperationException")
  }

  @Test("Every answer has a request id, a type and the date")
  func describesItself() async throws {
    let response = try await respond("{}")
    #expect(response.head.headerFields[.contentType] == "application/json")
    #expect(response.head.headerFields[.date] == "Tue, 14 Nov 2023 22:13:20 GMT")
    let requestID = HTTPField.Name("x-amzn-requestid").flatMap { response.head.headerFields[$0] }
    #expect(requestID?.count == 36)
  }
}
