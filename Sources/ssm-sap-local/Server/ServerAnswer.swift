import SsmSapLocal

/// What the server sends for a request.
enum ServerAnswer: Sendable {
  /// A response of the service, with the way it reaches the client.
  case reply(LocalReply)
  /// A response that is sent at once and whole.
  case response(LocalResponse)
  /// A stream of server-sent events.
  case events(EventStream)
}
