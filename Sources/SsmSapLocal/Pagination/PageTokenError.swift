/// The reason why a page token is refused.
enum PageTokenError: Error {
  /// The service did not issue the token, or issued it for another list.
  case invalid
  /// The token is too old.
  case expired
}
