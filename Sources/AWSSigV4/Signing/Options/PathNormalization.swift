/// Whether the path is normalized before it is signed.
public enum PathNormalization: Sendable, Hashable {
  /// Removes dot segments and repeated slashes (RFC 3986, section 5.2.4), as services other than S3
  /// do.
  case on

  /// Signs the path with all its segments, because `a//b` and `a/../b` are valid keys in S3.
  case off
}
