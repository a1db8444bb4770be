import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

/// What a send came to, as a value to compare.
func failure(
  of operation: () async throws(TransportError) -> TransportResponse
) async -> TransportError? {
  do {
    _ = try await operation()
    return nil
  } catch {
    return error
  }
}

extension CurlTransport {
  func send(
    _ request: HTTPRequest, _ body: String = "", timeout: Duration = .seconds(20),
    maximumResponseBodySize: Int = 1 << 20
  ) async throws(TransportError) -> TransportResponse {
    var options = TransportOptions()
    options.timeout = timeout
    options.maximumResponseBodySize = maximumResponseBodySize
    return try await send(request, body: RequestBody(Array(body.utf8)), options: options)
  }
}

extension CurlTransport {
  /// Sees to it that a failure is over: the next request succeeds.
  func expectToGoOn(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let server = try LoopbackServer.answering(okay)
    let status = try await send(server.request()).head.status
    #expect(status == .ok, sourceLocation: sourceLocation)
  }
}

extension TransportResponse {
  var text: String {
    get async throws { String(decoding: try await body.collect(upTo: .max), as: UTF8.self) }
  }
}

extension LoopbackServer {
  func request(
    _ method: HTTPRequest.Method = .get, _ path: String = "/", _ fields: HTTPFields = [:]
  ) -> HTTPRequest {
    HTTPRequest(
      method: method, scheme: "http", authority: authority, path: path, headerFields: fields)
  }

  var texts: [String] { requests.map { String(decoding: $0, as: UTF8.self) } }
}

let okay = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

/// Whether a condition comes true within ten seconds.
func eventually(_ condition: @Sendable () -> Bool) async -> Bool {
  for _ in 0..<5000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(2))
  }
  return condition()
}
