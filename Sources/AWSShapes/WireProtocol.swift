/// How a service's operations look on HTTP.
///
/// A wire protocol turns an operation and its input into the parts of a request, and the parts of
/// a response into an output or an error. It neither sends nor signs.
public protocol WireProtocol: Sendable {
  /// The request that asks for the operation.
  ///
  /// - Throws: ``ShapeWritingError`` when the input holds a value that cannot be written.
  func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest

  /// The output that a response of success carries.
  ///
  /// - Throws: ``ShapeReadingError`` when the response does not carry such an output.
  func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output

  /// The error that any other response carries, as far as it can be told.
  func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure

  /// Whether the status is the operation's success.
  func isSuccess(status: Int) -> Bool

  /// Whether requests always carry the operation's idempotency token, made up where the input has
  /// none. A request with a token may be sent again after an ambiguous failure.
  ///
  /// Source: Smithy 2.0 specification, "idempotencyToken trait".
  var fillsIdempotencyTokens: Bool { get }
}

extension WireProtocol {
  /// Any status from 200 to 299.
  public func isSuccess(status: Int) -> Bool {
    (200..<300).contains(status)
  }

  /// `false`.
  public var fillsIdempotencyTokens: Bool { false }
}
