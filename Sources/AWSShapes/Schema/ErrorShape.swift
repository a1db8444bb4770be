/// An error in a service's model.
///
/// Source: Smithy 2.0 specification, "error trait".
public protocol ErrorShape: Error, DecodableShape, StructureShape {
  /// The error's name on the wire, such as `ValidationException`.
  static var code: String { get }

  /// The error's name in the query protocol, for services that used it before; `nil` if it is the
  /// same as ``code``.
  ///
  /// Source: Smithy 2.0, "awsQueryError trait".
  static var queryCode: String? { get }

  /// The HTTP status code of the error in the model.
  static var httpStatus: Int { get }

  /// Whether the same request may succeed if it is retried.
  static var isRetryable: Bool { get }

  /// Whether the error means that there were too many requests.
  static var isThrottling: Bool { get }

  /// The service's description of the error.
  var message: String? { get }
}

extension ErrorShape {
  /// `nil`: the error has one name.
  public static var queryCode: String? { nil }

  /// `false`
  public static var isRetryable: Bool { false }

  /// `false`
  public static var isThrottling: Bool { false }
}
