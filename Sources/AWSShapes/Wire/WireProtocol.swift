/// A protocol that maps the operations of a service to HTTP messages.
///
/// A wire protocol makes the parts of a request from an operation and its input, and an output or an
/// error from the parts of a response. It neither sends nor signs.
public protocol WireProtocol: Sendable {
  /// Returns the request for an operation.
  ///
  /// - Throws: ``ShapeWritingError`` if the input holds a value that cannot be sent.
  func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest

  /// Reads the output from a successful response.
  ///
  /// - Throws: ``ShapeReadingError`` if the response does not hold such an output.
  func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output

  /// Reads the error from a response that is not successful, as far as it can be understood.
  func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure

  /// Returns whether a status code means success.
  func isSuccess(status: Int) -> Bool

  /// Whether every request carries the operation's idempotency token, which is made up if the input
  /// has none. A request with a token may be sent again after an ambiguous failure.
  ///
  /// Source: Smithy 2.0 specification, "idempotencyToken trait".
  var fillsIdempotencyTokens: Bool { get }
}

extension WireProtocol {
  /// Returns whether the status code is in the range 200 to 299.
  public func isSuccess(status: Int) -> Bool {
    (200..<300).contains(status)
  }

  /// `false`.
  public var fillsIdempotencyTokens: Bool { false }
}
