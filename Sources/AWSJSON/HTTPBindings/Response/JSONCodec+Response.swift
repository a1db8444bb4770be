import AWSShapes

extension JSONCodec {
  private static let emptyDocument = Array("{}".utf8)

  /// Reads a shape whose members are where their schema says.
  func decodeBound<Shape: DecodableShape & StructureShape>(
    _ shape: Shape.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Shape {
    let members = Shape.members
    if members.bindings.areBodyOnly { return try decodeDocument(shape, from: response) }
    let message = IncomingMessage(response)
    let bytes = members.bindings.isStreaming ? [] : try message.bytesInMemory()
    do {
      let json = try JSONReader(
        bytes.span, limits: limits, naming: naming, strictness: strictness)
      var reader = MessageReader(
        members, json: json, message: message, document: DocumentContent(bytes.span),
        codec: self)
      let value = try Shape(from: &reader)
      try reader.finish()
      return value
    } catch {
      throw error.path.isEmpty ? located(error, in: bytes.span) : error
    }
  }

  /// Reads a shape whose members are all in the document. A body without content, or of `null`, is
  /// an empty document.
  func decodeDocument<Shape: DecodableShape & StructureShape>(
    _ shape: Shape.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Shape {
    let bytes = try IncomingMessage(response).bytesInMemory()
    // The body of an output without members is not read, whatever it is.
    let isEmpty = Shape.members.count == 0 || DocumentContent(bytes.span) != .value
    return try decode(shape, from: isEmpty ? Self.emptyDocument : bytes)
  }
}
