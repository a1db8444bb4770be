/// How often the canonical path is percent-encoded.
public enum URIEncoding: Sendable, Hashable {
  /// Encodes the path on the wire once more, so `%20` is signed as `%2520`. Every service but S3
  /// expects this, because it decodes the path before it computes the signature.
  case double

  /// Encodes each character once. S3 expects this, because its object keys may contain any
  /// character.
  case single
}
