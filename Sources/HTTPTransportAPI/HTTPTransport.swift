public import HTTPTypes

/// Sends one HTTP request and returns its response.
///
/// Choose an implementation:
/// - `CurlTransport`, over libcurl, is what the clients use unless told otherwise.
/// - An in-process one, such as the local service's, needs no network.
/// - Your own: conform a type over the HTTP client that your program has already.
///
/// What every implementation keeps to:
/// - It sends the request as given: method, authority, path and query byte for byte, and every
///   header field. It may add `Host` (from the authority), `Content-Length` (from the body) and
///   what its connection needs, nothing else: the request may be signed.
/// - It never follows a redirect and never retries a request that may have reached the server.
/// - Any status is a response, also 4xx and 5xx. Only the absence of a response is an error.
/// - When the task is cancelled, it stops at once and throws an error with the code
///   ``TransportError/Code-swift.struct/cancelled``.
/// - It is safe to call from many tasks at a time.
public protocol HTTPTransport: Sendable {
  /// Sends the request and returns when the response is there: with its body, or, if the options
  /// say that it is streamed, with its header.
  ///
  /// - Parameters:
  ///   - request: Method, scheme (`http` or `https`), authority (host and port), path with query,
  ///     and header fields.
  ///   - body: What follows the header.
  ///   - options: Time-outs and limits of this request.
  /// - Throws: ``TransportError``, also for a request that cannot be sent as it is.
  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse
}
