import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import Testing

@testable import AWSRuntime

@Suite("The checksum of a response")
struct ResponseChecksumTests {
  /// The CRC-32 of `hello`.
  private static let hello = "907060870"

  private static func response(
    _ checksum: String?, _ headers: [String: String] = [:], body: String = "hello"
  ) -> StubResponse {
    .status(200, headers.merging(checksum.map { ["X-Sum": $0] } ?? [:]) { $1 }, body: body)
  }

  @Test(
    "A response that it fits, or that it cannot be compared with, is taken",
    arguments: [
      response(hello), response(nil), response("many"), response("99999999999"),
      response("1", ["Content-Encoding": "gzip"]),
    ])
  func takes(response: StubResponse) async throws {
    let transport = StubTransport.repeatingLast([response])
    let output = try await CallPipeline(.test(transport)).call(
      CheckedRead.self, input: Text("x"))
    #expect(output.text == "hello")
    #expect(transport.requests.count == 1)
  }

  @Test("An operation that may be repeated is, until the checksum fits")
  func repeats() async throws {
    let transport = StubTransport.repeatingLast([
      Self.response(Self.hello, body: "hellp"), Self.response(Self.hello),
    ])
    let output = try await CallPipeline(.test(transport)).call(
      CheckedRead.self, input: Text("x"))
    #expect(output.text == "hello")
    #expect(transport.requests.count == 2)
  }

  @Test("An operation that may not be repeated fails, and may have been executed")
  func fails() async throws {
    let transport = StubTransport.repeatingLast([Self.response(Self.hello, body: "hellp")])
    let error = await #expect(throws: CallError.self) {
      _ = try await CallPipeline(.test(transport)).call(CheckedChange.self, input: Text("x"))
    }
    #expect(error?.kind == .response)
    #expect(error?.mayHaveExecuted == true)
    #expect(error?.retryEnd == .mayHaveExecuted)
    #expect(transport.requests.count == 1)
  }

  @Test("A service without the field ignores it")
  func ignores() async throws {
    let transport = StubTransport.repeatingLast([Self.response("1")])
    let output = try await CallPipeline(.test(transport)).call(Echo.self, input: Text("x"))
    #expect(output.text == "hello")
  }
}

/// The operations of a service that sends checksums.
private enum CheckedRead: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "CheckedRead"
  static let service = ServiceShape(
    name: "Checked", sdkID: "Checked", version: "2026-01-01", signingName: "checked",
    endpointPrefix: "checked", responseCRC32Header: "x-sum")
  static let http = HTTPBinding(method: "POST", uri: "/read")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true
}

private enum CheckedChange: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "CheckedChange"
  static let service = CheckedRead.service
  static let http = HTTPBinding(method: "POST", uri: "/change")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
}
