/// The meaning of a page that ends with exactly the token it was requested with.
public struct RepeatedToken: Sendable, Hashable, CustomStringConvertible {
  private let name: String

  /// The page is the last one. For services such as CloudWatch Logs, whose `GetLogEvents` marks the
  /// end this way.
  public static let end = RepeatedToken(name: "end")

  /// The pages fail after this page, since they would never end.
  public static let failure = RepeatedToken(name: "failure")

  /// The name of the meaning.
  public var description: String { name }
}
