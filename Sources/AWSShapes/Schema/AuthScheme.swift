/// A way in which a request proves who sends it.
///
/// Source: Smithy 2.0, "Authentication traits" and "AWS authentication traits".
public struct AuthScheme: Sendable, Hashable, RawRepresentable {
  /// The id of the scheme in Smithy.
  public let rawValue: String

  /// Creates a scheme from its id.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// AWS Signature Version 4.
  public static let sigV4 = AuthScheme(rawValue: "aws.auth#sigv4")
  /// The asymmetric variant of AWS Signature Version 4.
  public static let sigV4a = AuthScheme(rawValue: "aws.auth#sigv4a")
  /// A token in the header field `Authorization`.
  public static let httpBearer = AuthScheme(rawValue: "smithy.api#httpBearerAuth")
  /// Nothing: the request is anonymous.
  public static let none = AuthScheme(rawValue: "smithy.api#noAuth")

  /// The schemes of most operations: a signature.
  public static let signed: [AuthScheme] = [.sigV4]
}
