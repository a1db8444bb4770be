import Foundation
import HTTPTransportAPI
import HTTPTypes

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends over Foundation's client.
struct URLSessionTransport: HTTPTransport {
  private let session = URLSession(
    configuration: .ephemeral, delegate: NoRedirects(), delegateQueue: nil)

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    guard let url = url(of: request), request.headerFields.allSatisfy({ isPlain($0.value) }) else {
      throw TransportError(
        .invalidRequest, "it cannot be sent as it is", requestMayHaveReachedServer: false)
    }
    var translated = URLRequest(url: url, timeoutInterval: options.timeout / .seconds(1))
    translated.httpMethod = request.method.rawValue
    for field in request.headerFields {
      translated.addValue(field.value, forHTTPHeaderField: field.name.rawName)
    }
    let bytes = try await body.collect()
    if !bytes.isEmpty { translated.httpBody = Data(bytes) }
    let wasCancelled = Task.isCancelled
    do {
      try Task.checkCancellation()
      let (data, answer) = try await exchange(translated, timeout: options.timeout)
      guard let answer = answer as? HTTPURLResponse else { throw URLError(.badServerResponse) }
      return try response(answer, data, options)
    } catch {
      throw explain(error, wasSent: !wasCancelled)
    }
  }

  /// With a time-out of its own: that of a `URLRequest` does not end a silent server's on Linux.
  private func exchange(
    _ request: URLRequest, timeout: Duration
  ) async throws -> (Data, URLResponse) {
    try await withThrowingTaskGroup(of: (Data, URLResponse).self) { group in
      group.addTask { try await session.data(for: request) }
      group.addTask {
        try await Task.sleep(for: timeout)
        throw URLError(.timedOut)
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw URLError(.unknown) }
      return first
    }
  }

  private func url(of request: HTTPRequest) -> URL? {
    guard let scheme = request.scheme, scheme == "https" || scheme == "http",
      let host = request.authority, !host.isEmpty, !host.contains(where: { "/?#@".contains($0) }),
      let path = request.path, path.hasPrefix("/")
    else { return nil }
    return URL(string: "\(scheme)://\(host)\(path)", encodingInvalidCharacters: false)
  }

  /// Whether it has no control character, which could start another field.
  private func isPlain(_ value: String) -> Bool {
    value.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\t" }
  }

  private func response(
    _ answer: HTTPURLResponse, _ data: Data, _ options: TransportOptions
  ) throws(TransportError) -> TransportResponse {
    guard data.count <= options.maximumResponseBodySize else {
      throw TransportError(.bodyTooLarge, "\(data.count) bytes", requestMayHaveReachedServer: true)
    }
    var head = HTTPResponse(status: .init(code: answer.statusCode))
    for (name, value) in answer.allHeaderFields {
      if let name = HTTPField.Name("\(name)") { head.headerFields[name] = "\(value)" }
    }
    return TransportResponse(head: head, body: ResponseBody([UInt8](data)))
  }

  /// Only what is known not to have left may be said not to have reached the server.
  private func explain(_ error: any Error, wasSent: Bool) -> TransportError {
    if let error = error as? TransportError { return error }
    let (code, mayHaveReachedServer): (TransportError.Code, Bool) =
      switch (error as? URLError)?.code {
      case .cannotFindHost, .dnsLookupFailed: (.resolve, false)
      case .cannotConnectToHost: (.connect, false)
      case .timedOut: (.timeout, true)
      case .cancelled: (.cancelled, wasSent)
      default: error is CancellationError ? (.cancelled, wasSent) : (.reset, true)
      }
    return TransportError(code, "\(error)", requestMayHaveReachedServer: mayHaveReachedServer)
  }
}

/// A redirect is a response: a signature holds for one host and path.
private final class NoRedirects: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
