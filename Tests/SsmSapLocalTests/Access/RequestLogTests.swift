import AWSSigV4
import HTTPTypes
import Testing

@testable import SsmSapLocal

@Suite("The log of requests")
struct RequestLogTests {
  private static func record(_ number: Int) -> RequestRecord {
    RequestRecord(
      id: "\(number)", time: SignedRequest.now, method: "POST", path: "/", duration: .zero,
      signature: .valid)
  }

  @Test("It keeps the newest requests, the newest first", arguments: [0, 1, 2, 3, 4, 7, 300])
  func keepsNewest(count: Int) {
    let log = RequestLog(capacity: 3)
    for number in 0..<count { log.add(Self.record(number)) }
    let expected = (0..<count).reversed().prefix(3).map(String.init)
    #expect(log.records.map(\.id) == expected)
    #expect(log.newest(2).map(\.id) == Array(expected.prefix(2)))
  }

  @Test("After it was cleared, it fills again")
  func clears() {
    let log = RequestLog(capacity: 2)
    for number in 0..<3 { log.add(Self.record(number)) }
    log.clear()
    #expect(log.records.isEmpty)
    log.add(Self.record(9))
    #expect(log.records.map(\.id) == ["9"])
  }

  @Test("Requests of many tasks are all counted")
  func countsConcurrently() async {
    let log = RequestLog(capacity: 50)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<500 { group.addTask { log.add(Self.record(number)) } }
    }
    #expect(log.records.count == 50)
    #expect(log.revision == 500)
  }

  @Test("A request is recorded with its caller and the response")
  func records() async throws {
    let service = LocalService(clock: .still)
    let signed = try SignedRequest("/get-weather")
    let reply = await service.respond(to: signed.request, body: signed.body)
    let record = try #require(service.requests.records.first)
    #expect(record.id.count == 36)
    #expect(
      HTTPField.Name("x-amzn-requestid").flatMap { reply.response.head.headerFields[$0] }
        == record.id)
    #expect(record.time == SignedRequest.now)
    #expect(record.method == "POST")
    #expect(record.path == "/get-weather")
    #expect(record.operation == nil)
    #expect(record.status == 404)
    #expect(record.errorCode == "UnknownOperationException")
    #expect(record.accessKeyID == "AKIDLOCALEXAMPLE")
    #expect(record.account == "123456789012")
    #expect(record.region == "eu-central-1")
    #expect(record.signature == .valid)
    #expect(record.fault == nil)
  }

  @Test("A refused request is recorded with the key it claims and the explanation")
  func recordsRefusal() async throws {
    let service = LocalService(clock: .still)
    var signed = try SignedRequest(region: "us-east-2")
    signed.request.method = .put
    _ = await service.respond(to: signed.request, body: signed.body)
    let record = try #require(service.requests.records.first)
    #expect(record.status == 403)
    #expect(record.errorCode == "InvalidSignatureException")
    #expect(record.accessKeyID == "AKIDLOCALEXAMPLE")
    #expect(record.account == nil)
    #expect(record.region == "us-east-2")
    guard case .invalid(let text) = record.signature else {
      Issue.record("the signature is \(record.signature)")
      return
    }
    #expect(text.hasPrefix("The sender signed the method POST and sent PUT."))
  }

  @Test("A record has no query, which may hold a signature and a session token")
  func keepsSecrets() async throws {
    let key = AccessKey(
      Credentials(accessKeyID: "ASIA", secretAccessKey: "s3cret", sessionToken: "tok-en"))
    let service = LocalService(accessKeys: [key], clock: .still)
    let options = SigningOptions(location: .query(expiresIn: .seconds(60)))
    var signed = try SignedRequest(key: key, options: options)
    #expect(signed.request.path?.contains("tok-en") == true)
    for method in [HTTPRequest.Method.post, .get] {
      signed.request.method = method
      _ = await service.respond(to: signed.request, body: signed.body)
    }
    for record in service.requests.records {
      #expect(record.accessKeyID == "ASIA")
      #expect(record.path == "/get-operation")
      var text = ""
      dump(record, to: &text)
      #expect(!text.contains("tok-en"))
      #expect(!text.contains("s3cret"))
      #expect(!text.contains("X-Amz-Signature"))
    }
  }
}
