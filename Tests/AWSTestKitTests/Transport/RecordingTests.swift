import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Answers everything with a credential.
private struct Generous: HTTPTransport {
  let answer: String

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    var head = HTTPResponse(status: .ok)
    head.headerFields[.setCookie] = "hidden"
    head.headerFields[.contentType] = "text/plain"
    return TransportResponse(head: head, body: ResponseBody(Array(answer.utf8)))
  }
}

@Suite("Recording and replaying")
struct RecordingTests {
  private func request(_ path: String = "/a?X-Amz-Signature=hidden&b=c") -> HTTPRequest {
    var request = HTTPRequest(method: .post, scheme: "https", authority: "host", path: path)
    request.headerFields[.authorization] = "AWS4-HMAC-SHA256 hidden"
    if let name = HTTPField.Name("X-Amz-Security-Token") { request.headerFields[name] = "hidden" }
    return request
  }

  @Test(
    "A cassette has no credential, wherever it stood",
    arguments: [
      #"{"Credentials":{"AccessKeyId":"hidden","SecretAccessKey" : "hidden","Expiration":"x"}}"#,
      #"{"accessToken":"hid\"den hidden","a":["Token","b"]}"#,
      "<r><SessionToken>hidden</SessionToken><a>b</a></r>",
      "<r><SessionToken \u{301}a='b'>hidden</SessionToken></r>",
      "grant=x&client_secret=hidden&WebIdentityToken=hidden",
      "grant=x&client_secret=\u{301}hidden&\u{301}=x&password=hidden",
    ])
  func redacts(answer: String) async throws {
    let recorder = RecordingTransport(Generous(answer: answer))
    let response = try await recorder.send(
      request(), body: RequestBody(Array(answer.utf8)), options: TransportOptions())
    // Who sends gets what came.
    #expect(try await response.body.collect(upTo: .max) == Array(answer.utf8))
    let exchange = try #require(recorder.cassette.exchanges.first)
    let text =
      "\(exchange) \(String(decoding: exchange.responseBody, as: UTF8.self)) "
      + String(decoding: exchange.requestBody, as: UTF8.self)
    #expect(!text.contains("hidden") && !text.contains("hid"), "\(text)")
    #expect(exchange.path == "/a?X-Amz-Signature=REDACTED&b=c")
    #expect(exchange.responseFields.contains { $0.value == "text/plain" })
  }

  @Test("A cassette that was kept as JSON answers each request once, by its credentials or others")
  func replays() async throws {
    let recorder = RecordingTransport(Generous(answer: "plain"))
    for _ in 0..<2 {
      _ = try await recorder.send(request(), body: RequestBody([1]), options: TransportOptions())
    }
    let data = try JSONEncoder().encode(recorder.cassette)
    let replay = ReplayingTransport(try JSONDecoder().decode(Cassette.self, from: data))
    for _ in 0..<2 {
      let response = try await replay.send(
        request("/a?X-Amz-Signature=other&b=c"), body: RequestBody([1]),
        options: TransportOptions())
      #expect(response.head.status == .ok)
      #expect(try await response.body.collect(upTo: 5) == Array("plain".utf8))
    }
    #expect(replay.unused.isEmpty)
    await #expect(throws: TransportError.self) {
      try await replay.send(request(), body: RequestBody([1]), options: TransportOptions())
    }
  }

  @Test("A request that was not recorded names itself and no credential")
  func unknown() async throws {
    let replay = ReplayingTransport(Cassette())
    do throws(TransportError) {
      _ = try await replay.send(request(), body: .empty, options: TransportOptions())
      Issue.record("it was answered")
    } catch {
      #expect(error.message.contains("POST host/a?X-Amz-Signature=REDACTED&b=c"))
      #expect(!error.requestMayHaveReachedServer)
    }
  }
}
