import AWSShapes

/// Reads the error from a response.
///
/// Source: Smithy 2.0, "AWS restJson1 protocol" and "AWS JSON 1.1 protocol", "Operation error
/// serialization".
struct FailureReader {
  let codec: JSONCodec
  /// Where in a body to look for the error's name first.
  let nameOrder: ErrorCode.Order

  /// Reads the error.
  ///
  /// - Parameter decode: Reads an error that the model describes. It returns `nil` if that fails,
  ///   because code and message still say what went wrong.
  func failure<Operation: OperationShape>(
    of operation: Operation.Type, in response: WireResponse,
    decode: (any ErrorShape.Type, WireResponse) -> (any ErrorShape)?
  ) -> WireFailure {
    // A body that is not JSON is common here: proxies and load balancers send HTML.
    let body = try? ErrorBody(response.body.bytes ?? [], codec.limits)
    let query = Operation.service.isQueryCompatible ? QueryError(response) : nil
    let code = ErrorCode.find(in: response, body, nameOrder)
    let type = Self.type(code, query, in: Operation.errors)
    let modeled = type.flatMap { decode($0, response) }
    let message = modeled?.message.flatMap { $0.isEmpty ? nil : $0 }
    return WireFailure(
      code: query?.code ?? code, message: message ?? body?.message ?? modeled?.message,
      fault: query?.fault, modeled: modeled)
  }

  /// Returns the type of the error that the model describes.
  private static func type(
    _ code: String?, _ query: QueryError?, in errors: [any ErrorShape.Type]
  ) -> (any ErrorShape.Type)? {
    if let code, let type = errors.first(where: { $0.code.hasSameBytes(as: code) }) { return type }
    guard let query else { return nil }
    return errors.first { ($0.queryCode ?? $0.code).hasSameBytes(as: query.code) }
  }
}
