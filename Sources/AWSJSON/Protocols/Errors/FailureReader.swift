import AWSShapes

/// Tells which error a response carries.
///
/// Source: Smithy 2.0, "AWS restJson1 protocol" and "AWS JSON 1.1 protocol", "Operation error
/// serialization".
struct FailureReader {
  let codec: JSONCodec

  /// The error.
  ///
  /// - Parameter decode: Reads an error that the model describes; nil where that fails, for then
  ///   code and message still say what went wrong.
  func failure<Operation: OperationShape>(
    of operation: Operation.Type, in response: WireResponse,
    decode: (any ErrorShape.Type, WireResponse) -> (any ErrorShape)?
  ) -> WireFailure {
    // A body that is not JSON is common here: proxies and load balancers answer in HTML.
    let body = try? ErrorBody(response.body.bytes ?? [], codec.limits)
    let query = Operation.service.isQueryCompatible ? QueryError(response) : nil
    let code = ErrorCode.find(in: response, body)
    let errors = Operation.errors
    let type =
      errors.first { $0.code == code }
      ?? query.flatMap { query in
        errors.first { ($0.queryCode ?? $0.code) == query.code }
      }
    let modeled = type.flatMap { decode($0, response) }
    return WireFailure(
      code: query?.code ?? code, message: modeled?.message ?? body?.message, fault: query?.fault,
      modeled: modeled)
  }
}
