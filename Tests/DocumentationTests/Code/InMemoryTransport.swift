import HTTPTransportAPI
import HTTPTypes

/// Answers each request with what a function makes of it.
struct InMemoryTransport: HTTPTransport {
  let answer: @Sendable (HTTPRequest, [UInt8]) -> (status: HTTPResponse.Status, json: String)

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    if Task.isCancelled {
      throw TransportError(.cancelled, "cancelled", requestMayHaveReachedServer: false)
    }
    let (status, json) = answer(request, try await body.collect())
    guard json.utf8.count <= options.maximumResponseBodySize else {
      throw TransportError(.bodyTooLarge, "the answer", requestMayHaveReachedServer: true)
    }
    let head = HTTPResponse(status: status, headerFields: [.contentType: "application/json"])
    return TransportResponse(head: head, body: ResponseBody(Array(json.utf8)))
  }
}
