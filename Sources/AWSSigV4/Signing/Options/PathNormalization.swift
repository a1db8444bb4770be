/// Whether the path is cleaned before it is signed.
public enum PathNormalization: Sendable, Hashable {
  /// Dot segments and repeated slashes are removed (RFC 3986, section 5.2.4), because services
  /// other than S3 do the same.
  case on

  /// The path is signed with all its segments, because `a//b` and `a/../b` are valid S3 keys.
  case off
}
