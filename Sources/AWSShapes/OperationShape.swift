/// One operation of a service: what goes in, what comes out, and how the model describes it.
///
/// A type that is never made; its static members are the description.
///
/// Source: Smithy 2.0 specification, "Operation".
public protocol OperationShape: Sendable {
  /// What the operation takes.
  associatedtype Input: EncodableShape & ConstrainedShape
  /// What the operation answers.
  associatedtype Output: DecodableShape

  /// The name in the model, such as `GetOperation`.
  static var name: String { get }

  /// The service that has the operation.
  static var service: ServiceShape { get }

  /// Where the operation lives for protocols that bind to HTTP.
  static var http: HTTPBinding { get }

  /// The errors that the model lists for the operation.
  static var errors: [any ErrorShape.Type] { get }

  /// Whether the operation changes nothing, so that sending it twice does no harm.
  static var isReadOnly: Bool { get }
}
