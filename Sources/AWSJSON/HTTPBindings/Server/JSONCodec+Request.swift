package import AWSShapes

extension JSONCodec {
  /// Reads an input from a request, as a server does.
  ///
  /// - Parameters:
  ///   - input: The type of the input.
  ///   - request: The request. A body without content, or of `null`, is an empty document.
  /// - Returns: The input, and a violation for each required value that is missing, in the order in
  ///   which the request was read. The input holds an empty value in the place of a missing one.
  /// - Throws: `ShapeReadingError` if the request does not hold such an input.
  package func decodeRequest<Input: DecodableShape & StructureShape>(
    _ input: Input.Type, from request: IncomingRequest
  ) throws(ShapeReadingError) -> (input: Input, missing: [ConstraintViolation]) {
    let members = Input.members
    let bytes = request.body
    do {
      let json = try JSONReader(
        bytes.span, limits: limits, naming: naming, strictness: strictness)
      let message = MessageReader(
        members, json: json, message: IncomingMessage(request),
        document: DocumentContent(bytes.span),
        codec: self)
      var reader = RequestReader(message)
      let input = try Input(from: &reader)
      return (input, try reader.finish())
    } catch {
      throw error.path.isEmpty ? located(error, in: bytes.span) : error
    }
  }
}
