/// Whether the signature covers the session token.
public enum SessionTokenPlacement: Sendable, Hashable {
  /// The token is signed with the rest of the request. Nearly all services expect this.
  case signed

  /// The token is added after signing, for the few services that verify the signature without it,
  /// such as AWS IoT over WebSocket.
  case addedAfterSigning
}
