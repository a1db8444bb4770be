/// Where the signature of a request goes.
public enum SignatureLocation: Sendable, Hashable {
  /// The `Authorization` header field, which is the usual place.
  case header

  /// The query, which makes a presigned URL. Anyone who has it can use it until it expires.
  ///
  /// - Parameter expiresIn: How long the URL works: whole seconds from one second to seven days.
  case query(expiresIn: Duration)

  /// The shortest and the longest lifetime of a presigned URL.
  public static let expiryRange: ClosedRange<Duration> = .seconds(1) ... .seconds(7 * 24 * 60 * 60)
}
