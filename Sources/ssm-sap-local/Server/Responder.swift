import HTTPTypes

/// What a server asks for its answers.
protocol Responder: Sendable {
  /// Answers a request, also an invalid one.
  func respond(to request: HTTPRequest, body: [UInt8]) async -> ServerAnswer
}
