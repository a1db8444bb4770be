import HTTPTypes

/// Produces the responses of a server.
protocol Responder: Sendable {
  /// Answers a request, also an invalid one.
  func respond(to request: HTTPRequest, body: [UInt8]) async -> ServerAnswer
}
