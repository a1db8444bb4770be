import AWSShapes

extension JSONCodec {
  private static let emptyDocument = Array("{}".utf8)

  /// The shape whose members stand where their schema says.
  func decodeBound<Shape: DecodableShape & StructureShape>(
    _ shape: Shape.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Shape {
    let members = Shape.members
    if members.bindings.areBodyOnly { return try decodeDocument(shape, from: response) }
    let bytes = members.bindings.isStreaming ? [] : try response.bytesInMemory()
    do {
      let json = try JSONReader(bytes.span, limits: limits, naming: naming)
      var reader = ResponseReader(members, json: json, response: response)
      let value = try Shape(from: &reader)
      try reader.finish()
      return value
    } catch {
      throw error.path.isEmpty ? located(error, in: bytes.span) : error
    }
  }

  /// The shape whose members all stand in the document; a body that is empty is an empty document.
  func decodeDocument<Shape: DecodableShape & StructureShape>(
    _ shape: Shape.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Shape {
    let bytes = try response.bytesInMemory()
    // Nothing is expected, so whatever came says nothing.
    let isEmpty = bytes.isEmpty || Shape.members.count == 0
    return try decode(shape, from: isEmpty ? Self.emptyDocument : bytes)
  }
}

extension WireResponse {
  /// The body, which is in memory for every output but one that streams.
  func bytesInMemory() throws(ShapeReadingError) -> [UInt8] {
    guard let bytes = body.bytes else {
      throw ShapeReadingError(
        .mismatch, "expected a body in memory, found a stream", offset: 0)
    }
    return bytes
  }
}
