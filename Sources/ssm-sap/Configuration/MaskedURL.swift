/// URLs to show, which may hold a user and a password.
enum MaskedURL {
  /// Returns a URL with dots in place of user and password.
  static func text(_ url: String) -> String {
    let scalars = url.unicodeScalars
    guard let at = scalars.lastIndex(of: "@") else { return url }
    let scheme = scalars.firstRange(of: "://".unicodeScalars).map { scalars[..<$0.upperBound] }
    return (scheme.map { String($0) } ?? "") + "..." + String(scalars[at...])
  }
}
