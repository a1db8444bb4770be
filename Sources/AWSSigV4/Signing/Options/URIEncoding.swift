/// How often the canonical path is percent-encoded.
public enum URIEncoding: Sendable, Hashable {
  /// The path on the wire is encoded once more, so `%20` is signed as `%2520`. Every service but
  /// S3 wants it, since it decodes the path before it computes the signature.
  case double

  /// The path is signed with each character encoded once. S3 wants it, since its object keys may
  /// hold any character.
  case single
}
