public import HTTPTypes

/// Sends one HTTP request and returns its response.
///
/// Choose an implementation:
/// - `CurlTransport`, over libcurl, is the default of the clients.
/// - An in-process transport, such as the local service's, needs no network.
/// - For your own, conform a type that uses the HTTP client your program already has.
///
/// Every implementation keeps these rules:
/// - It sends the request as given: method, authority, path and query byte for byte, and every
///   header field. It may add `Host` (from the authority), `Content-Length` (from the body) and
///   the fields that its connection needs, and nothing else: the request may be signed.
/// - It never follows a redirect, and never retries a request that may have reached the server.
/// - Any status is a response, including 4xx and 5xx. Only the absence of a response is an error.
/// - When the task is cancelled, it stops at once and throws an error with the code
///   ``TransportError/Code-swift.struct/cancelled``.
/// - It may be called from many tasks at a time.
public protocol HTTPTransport: Sendable {
  /// Sends a request and returns its response: with the whole body, or, if the options say that the
  /// body is streamed, as soon as the header has arrived.
  ///
  /// - Parameters:
  ///   - request: Method, scheme (`http` or `https`), authority (host and port), path with query,
  ///     and header fields.
  ///   - body: The body of the request.
  ///   - options: The timeouts and limits of this request.
  /// - Throws: ``TransportError`` if there is no response, or the request cannot be sent as it is.
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse
}
