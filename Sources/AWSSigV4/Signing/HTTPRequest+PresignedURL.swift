public import HTTPTypes

extension HTTPRequest {
  /// Creates a request from a presigned URL, with every byte as it was signed.
  ///
  /// Use it to send or verify what ``SigV4Signer/presignedURL(for:expiresIn:payload:with:)`` returns.
  ///
  /// - Parameters:
  ///   - url: The URL, with a scheme and a host. A fragment is left out, since clients do not send
  ///     it.
  ///   - method: The method that the URL was presigned for.
  /// - Returns: `nil` if the text is not a URL of `http` or `https`, has a user name, or contains
  ///   characters other than printable ASCII.
  public init?(presignedURL url: String, method: Method = .get) {
    // From here on each character is one byte.
    let isPrintable = url.utf8.allSatisfy { Ascii.space < $0 && $0 < Ascii.delete }
    guard isPrintable, let colon = url.firstRange(of: "://") else { return nil }
    let scheme = url[..<colon.lowerBound].lowercased()
    let rest = url[colon.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard ["http", "https"].contains(scheme), !authority.isEmpty, !authority.contains("@") else {
      return nil
    }
    let target = rest[authority.endIndex...]
    self.init(
      method: method, scheme: scheme, authority: String(authority),
      path: target.hasPrefix("/") ? String(target) : "/\(target)")
  }
}
