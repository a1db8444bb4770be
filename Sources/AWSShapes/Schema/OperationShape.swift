/// An operation of a service: its input, its output and its description in the model.
///
/// The static members of a conforming type are the description; the type has no instances.
///
/// Source: Smithy 2.0 specification, "Operation".
public protocol OperationShape: Sendable {
  /// The input of the operation.
  associatedtype Input: EncodableShape & StructureShape & ConstrainedShape
  /// The output of the operation.
  associatedtype Output: DecodableShape & StructureShape

  /// The operation's name in the model, such as `GetOperation`.
  static var name: String { get }

  /// The service that has the operation.
  static var service: ServiceShape { get }

  /// The method and URI for protocols with HTTP bindings.
  static var http: HTTPBinding { get }

  /// The text before the endpoint's host name, such as `data.{Account}.`; `nil` if there is none.
  static var hostPrefix: LabelPattern? { get }

  /// The errors that the model lists for the operation.
  static var errors: [any ErrorShape.Type] { get }

  /// Whether the operation changes nothing.
  static var isReadOnly: Bool { get }

  /// Whether the operation has the same effect when it is sent twice as when it is sent once.
  static var isIdempotent: Bool { get }

  /// The encodings that the body may be compressed with, such as `gzip`, the preferred one first.
  static var compressionEncodings: [String] { get }

  /// The checksums of the body that the request must have.
  static var requestChecksums: [RequestChecksum] { get }

  /// Whether the signature does not cover the body.
  static var isUnsignedPayload: Bool { get }

  /// Whether the service accepts a streamed body in `aws-chunked` encoding, in which each chunk has
  /// a signature. No trait of a model says that it does, so it is `false` in generated code.
  static var isSignedInChunks: Bool { get }

  /// The ways to authenticate a request, the preferred one first. The client uses the first for
  /// which it has credentials.
  static var authSchemes: [AuthScheme] { get }

  /// Whether the service refuses the operation at any endpoint but the one that it names itself.
  ///
  /// Source: Smithy 2.0, "clientEndpointDiscovery trait".
  static var requiresDiscoveredEndpoint: Bool { get }

  /// Returns the values that the operation and its input give to parameters of the service's
  /// endpoint rules.
  static func endpointArguments(for input: Input) -> EndpointArguments
}

extension OperationShape {
  /// No text before the host name.
  public static var hostPrefix: LabelPattern? { nil }

  /// The same as ``isReadOnly``.
  public static var isIdempotent: Bool { isReadOnly }

  /// No encodings: the body is not compressed.
  public static var compressionEncodings: [String] { [] }

  /// No checksums.
  public static var requestChecksums: [RequestChecksum] { [] }

  /// `false`: the signature covers the body.
  public static var isUnsignedPayload: Bool { false }

  /// `false`: the request's signature covers the whole body.
  public static var isSignedInChunks: Bool { false }

  /// A signature.
  public static var authSchemes: [AuthScheme] { AuthScheme.signed }

  /// `false`: the endpoint of the rules serves the operation.
  public static var requiresDiscoveredEndpoint: Bool { false }

  /// No values.
  public static func endpointArguments(for input: Input) -> EndpointArguments {
    EndpointArguments()
  }
}
