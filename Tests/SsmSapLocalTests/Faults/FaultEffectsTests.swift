import AWSSigV4
import HTTPTypes
import Testing

@testable import SsmSapLocal

@Suite("The effects of faults on responses")
struct FaultEffectsTests {
  private let service = LocalService(clock: .still)

  /// Sends a request that succeeds without a fault.
  private func respond() async throws -> LocalReply {
    let signed = try SignedRequest("/list-applications")
    return await service.respond(to: signed.request, body: signed.body)
  }

  @Test(
    "A fault responds as AWS does",
    arguments: [
      (Fault.Kind.throttling, 400, "ThrottlingException"),
      (.internalError, 500, "InternalServerException"),
      (.internalErrorAfter, 500, "InternalServerException"),
      (.unavailable, 503, "ServiceUnavailableException"),
      (.accessDenied, 403, "AccessDeniedException"),
    ])
  func responds(kind: Fault.Kind, status: Int, code: String) async throws {
    try service.faults.add(Fault(kind, times: 1, message: "as asked"))
    let reply = try await respond()
    #expect(reply.response.head.status.code == status)
    #expect(reply.response.code == code)
    #expect(reply.response.text == #"{"Message":"as asked"}"#)
    #expect(reply.delivery == .whole)
    #expect(service.requests.records.first?.fault == "\(kind.rawValue) (fault-1)")
    #expect(service.requests.records.first?.errorCode == code)
    #expect(try await respond().response.head.status == .ok)
  }

  @Test("A delay and a drip change when the response arrives")
  func delays() async throws {
    try service.faults.add(Fault(.delay, duration: .seconds(2)))
    try service.faults.add(Fault(.delay))
    try service.faults.add(Fault(.drip, duration: .seconds(4)))
    let reply = try await respond()
    #expect(reply.delay == .seconds(3))
    guard case .drip(let bytes, let pause) = reply.delivery else {
      Issue.record("the delivery is \(reply.delivery)")
      return
    }
    let pieces = (reply.response.body.count + bytes - 1) / bytes
    #expect((1...40).contains(pieces))
    #expect(abs(pause / .seconds(1) * Double(pieces) - 4) < 0.001)
  }

  @Test("A connection is cut before the head or in the body")
  func cuts() async throws {
    try service.faults.add(Fault(.cutBefore, times: 1))
    #expect(try await respond().delivery == .cut(after: nil))
    #expect(service.requests.records.first?.status == nil)
    try service.faults.add(Fault(.cutAfter))
    let reply = try await respond()
    #expect(reply.delivery == .cut(after: reply.response.body.count / 2))
    #expect(service.requests.records.first?.status == 200)
  }

  @Test("JSON is cut short, and the content type is another")
  func spoils() async throws {
    try service.faults.add(Fault(.malformedJSON))
    try service.faults.add(Fault(.wrongContentType))
    let reply = try await respond()
    #expect(reply.response.text.hasPrefix(#"{"Applications":"#))
    #expect(!reply.response.text.hasSuffix("}"))
    #expect(reply.response.head.headerFields[.contentType] == "text/html")
  }

  @Test(
    "A skewed clock refuses signatures, and shows in the Date field",
    arguments: [
      (3600, "Signature expired: ", "Tue, 14 Nov 2023 23:13:20 GMT"),
      (-3600, "Signature not yet current: ", "Tue, 14 Nov 2023 21:13:20 GMT"),
    ])
  func skews(seconds: Int, beginning: String, date: String) async throws {
    try service.faults.add(Fault(.clockSkew, duration: .seconds(seconds)))
    let reply = try await respond()
    #expect(reply.response.code == "InvalidSignatureException")
    #expect(reply.response.text.hasPrefix(#"{"Message":"\#(beginning)"#))
    #expect(reply.response.head.headerFields[.date] == date)
  }

  @Test("A wrong signature is refused before a fault responds")
  func verifiesFirst() async throws {
    try service.faults.add(Fault(.throttling))
    var signed = try SignedRequest()
    signed.request.method = .put
    let reply = await service.respond(to: signed.request, body: signed.body)
    #expect(reply.response.code == "InvalidSignatureException")
  }
}
