import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// A transport that returns recorded responses in order, and notes where they differ from the
/// recorded requests.
final class ReplayTransport: HTTPTransport {
  struct Exchange: Sendable {
    let method: String
    let uri: String
    /// Header fields that the request has to carry.
    let headers: [String: String]
    /// Parameters that the body, a form, has to hold.
    let parameters: [String: String]
    let status: Int
    let answer: String
  }

  private struct State {
    var rest: ArraySlice<Exchange>
    var sent: [String] = []
    var bodies: [[UInt8]] = []
    var differences: [Difference] = []
  }

  private let state: Mutex<State>

  init(_ exchanges: [Exchange]) {
    state = Mutex(State(rest: exchanges[...]))
  }

  /// The method and the URL of each request.
  var sent: [String] { state.withLock { $0.sent } }

  /// The body of each request.
  var bodies: [[UInt8]] { state.withLock { $0.bodies } }

  /// Where requests differ from the recorded ones, and recorded ones that nobody sent.
  var differences: [Difference] {
    state.withLock { state in
      state.differences
        + state.rest.map {
          Difference("request", expected: $0.method + " " + $0.uri, actual: "none")
        }
    }
  }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let exchange = state.withLock { state in
      state.sent.append("\(request.method) \(Self.url(request))")
      state.bodies.append(body.bytes ?? [])
      let exchange = state.rest.popFirst()
      if let exchange { state.differences += Self.differences(request, body, exchange) }
      return exchange
    }
    guard let exchange else {
      throw TransportError(
        .connect, "no answer is recorded", requestMayHaveReachedServer: false)
    }
    return TransportResponse(
      head: HTTPResponse(status: .init(code: exchange.status)),
      body: ResponseBody(Array(exchange.answer.utf8)))
  }

  private static func url(_ request: HTTPRequest) -> String {
    "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")"
  }

  private static func differences(
    _ request: HTTPRequest, _ body: RequestBody, _ exchange: Exchange
  ) -> [Difference] {
    let fields = exchange.headers.compactMap { name, value in
      Difference(
        name, expected: value,
        actual: HTTPField.Name(name).flatMap { request.headerFields[$0] } ?? "none")
    }
    let form = parameters(of: String(decoding: body.bytes ?? [], as: UTF8.self)[...])
    let parameters = exchange.parameters.compactMap { name, value in
      Difference(name, expected: value, actual: form[name] ?? "none")
    }
    return [
      Difference("method", expected: exchange.method, actual: "\(request.method)"),
      Difference(
        "URL", expected: normalized(exchange.uri), actual: normalized(url(request))),
    ].compactMap { $0 } + fields + parameters
  }

  /// A URL whose query is in order, and whose path is there.
  private static func normalized(_ url: String) -> String {
    let parts = url.split(separator: "?", maxSplits: 1)
    var path = String(parts.first ?? "")
    if path.split(separator: "/", omittingEmptySubsequences: false).count == 3 { path += "/" }
    let query = parts.dropFirst().first?.split(separator: "&").sorted() ?? []
    return query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
  }

  private static func parameters(of form: Substring) -> [String: String] {
    var result: [String: String] = [:]
    for pair in form.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      result[String(parts.first ?? "")] = String(parts.dropFirst().first ?? "")
    }
    return result
  }
}
