import CommandSupport
import HTTPTypes
import SsmSap

/// Logs the requests of credential sources, such as STS and instance metadata, for `--debug`.
///
/// Their paths, queries and bodies may be secret or hold credentials, so the log has the method, the
/// host, the status and the time only. The requests of calls are logged by ``WireLog``.
struct SourceRequestLog: HTTPTransport {
  let next: any HTTPTransport
  let log: OrderedWriter
  var clock: any MonotonicClock = SystemMonotonicClock()

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    if Self.isCall(request) {
      return try await next.send(request, body: body, options: options)
    }
    let start = clock.now()
    let place = "\(request.scheme ?? "")://\(request.authority ?? "")"
    let subject = "credentials or region: \(request.method.rawValue) \(place)"
    do {
      let response = try await next.send(request, body: body, options: options)
      note("\(subject): \(response.head.status.code) after \(WireLog.text(clock.now() - start))")
      return response
    } catch {
      note("\(subject): \(error.message)")
      throw error
    }
  }

  private func note(_ text: String) {
    log.write("* \(text.printable)\n")
  }

  /// Only calls have an invocation id.
  private static func isCall(_ request: HTTPRequest) -> Bool {
    HTTPField.Name("amz-sdk-invocation-id").map(request.headerFields.contains) ?? false
  }
}
