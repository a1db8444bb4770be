/// An error that a service's model describes.
///
/// Source: Smithy 2.0 specification, "error trait".
public protocol ErrorShape: Error, DecodableShape, StructureShape {
  /// The name that stands on the wire, such as `ValidationException`.
  static var code: String { get }

  /// The name that services know the error by which also speak the older query protocol; nil where
  /// it is ``code``.
  ///
  /// Source: Smithy 2.0, "awsQueryError trait".
  static var queryCode: String? { get }

  /// The HTTP status that the model gives the error.
  static var httpStatus: Int { get }

  /// Whether the same request may succeed later.
  static var isRetryable: Bool { get }

  /// Whether the service asks for fewer requests.
  static var isThrottling: Bool { get }

  /// What the service says went wrong.
  var message: String? { get }
}

extension ErrorShape {
  /// None: the error has one name.
  public static var queryCode: String? { nil }

  /// No.
  public static var isRetryable: Bool { false }

  /// No.
  public static var isThrottling: Bool { false }
}
