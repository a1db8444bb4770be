public import AWSShapes

/// Writes shapes as JSON and reads them from JSON, with no HTTP in sight.
public struct JSONCodec: Sendable {
  /// What may be read, and how much.
  public var limits: JSONLimits

  /// A codec with these limits.
  public init(limits: JSONLimits = JSONLimits()) {
    self.limits = limits
  }

  /// The shape as JSON in UTF-8.
  ///
  /// - Throws: ``ShapeWritingError`` when it holds a value that JSON cannot.
  public func encode(_ shape: some EncodableShape) throws(ShapeWritingError) -> [UInt8] {
    try encode(shape, layout: .compact)
  }

  /// The shape as JSON in UTF-8, laid out for a machine or for a person.
  ///
  /// - Throws: ``ShapeWritingError`` when it holds a value that JSON cannot.
  public func encode(
    _ shape: some EncodableShape, layout: JSONLayout
  ) throws(ShapeWritingError) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    shape.encode(to: &writer)
    return try writer.finish()
  }

  /// The shape that the JSON holds.
  ///
  /// - Parameters:
  ///   - shape: The type to read.
  ///   - bytes: One JSON value in UTF-8, with nothing but white space around it.
  /// - Throws: ``ShapeReadingError`` with path and offset when the bytes are not JSON by RFC 8259
  ///   or hold another shape.
  public func decode<Shape: DecodableShape>(
    _ shape: Shape.Type, from bytes: [UInt8]
  ) throws(ShapeReadingError) -> Shape {
    do {
      var reader = JSONReader(bytes.span, limits: limits)
      let value = try Shape(from: &reader)
      try reader.finish()
      return value
    } catch {
      // The path is found again only for an error, so that reading does not keep one.
      var located = error
      located.path = JSONPath.path(toOffset: error.offset, in: bytes.span)
      throw located
    }
  }
}
