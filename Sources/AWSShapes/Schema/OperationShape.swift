/// One operation of a service: what goes in, what comes out, and how the model describes it.
///
/// A type that is never made; its static members are the description.
///
/// Source: Smithy 2.0 specification, "Operation".
public protocol OperationShape: Sendable {
  /// What the operation takes.
  associatedtype Input: EncodableShape & StructureShape & ConstrainedShape
  /// What the operation answers.
  associatedtype Output: DecodableShape & StructureShape

  /// The name in the model, such as `GetOperation`.
  static var name: String { get }

  /// The service that has the operation.
  static var service: ServiceShape { get }

  /// Where the operation lives for protocols that bind to HTTP.
  static var http: HTTPBinding { get }

  /// What stands before the endpoint's host, such as `data.{Account}.`; nil where nothing does.
  static var hostPrefix: LabelPattern? { get }

  /// The errors that the model lists for the operation.
  static var errors: [any ErrorShape.Type] { get }

  /// Whether the operation changes nothing, so that sending it twice does no harm.
  static var isReadOnly: Bool { get }

  /// Whether sending the operation twice has the effect of sending it once.
  static var isIdempotent: Bool { get }

  /// The encodings in which the body may be compressed, the best first, such as `gzip`.
  static var compressionEncodings: [String] { get }

  /// The checksums that the request must carry.
  static var requestChecksums: [RequestChecksum] { get }

  /// Whether the signature leaves the body out.
  static var isUnsignedPayload: Bool { get }
}

extension OperationShape {
  /// Nothing.
  public static var hostPrefix: LabelPattern? { nil }

  /// An operation that changes nothing can be sent any number of times.
  public static var isIdempotent: Bool { isReadOnly }

  /// None: the body goes as it is.
  public static var compressionEncodings: [String] { [] }

  /// None.
  public static var requestChecksums: [RequestChecksum] { [] }

  /// No: the signature covers the body.
  public static var isUnsignedPayload: Bool { false }
}
