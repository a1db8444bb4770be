/// Where the signature of a request goes.
public enum SignatureLocation: Sendable, Hashable {
  /// Into the `Authorization` header field: the usual way.
  case header

  /// Into the query, which makes a presigned URL that anyone can use until it expires.
  ///
  /// - Parameter expiresIn: How long the URL works: whole seconds from one second to seven days.
  case query(expiresIn: Duration)

  /// The shortest and the longest life of a presigned URL.
  public static let expiryRange: ClosedRange<Duration> = .seconds(1) ... .seconds(7 * 24 * 60 * 60)
}
