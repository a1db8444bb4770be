/// Whether the session token is covered by the signature.
public enum SessionTokenPlacement: Sendable, Hashable {
  /// The token is signed with the rest: nearly all services want that.
  case signed

  /// The token is added after signing, for the few services that check the signature without it,
  /// such as AWS IoT over WebSocket.
  case addedAfterSigning
}
