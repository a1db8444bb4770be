public import AWSShapes

/// Writes shapes as JSON and reads them from JSON, with no HTTP in sight.
public struct JSONCodec: Sendable {
  /// What may be read, and how much.
  public var limits: JSONLimits

  /// Which names members have in documents.
  public var naming: JSONNaming

  /// A codec with these limits and names.
  public init(limits: JSONLimits = JSONLimits(), naming: JSONNaming = .jsonName) {
    self.limits = limits
    self.naming = naming
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
    var writer = JSONWriter(layout: layout, naming: naming)
    shape.encode(to: &writer)
    return try writer.finish()
  }

  /// The shape that the JSON holds.
  ///
  /// - Parameters:
  ///   - shape: The type to read.
  ///   - bytes: One JSON value in UTF-8, with nothing but white space around it.
  /// - Throws: ``ShapeReadingError`` with path and offset when the bytes are not JSON by RFC 8259,
  ///   hold another shape, or are more than the limits allow.
  public func decode<Shape: DecodableShape>(
    _ shape: Shape.Type, from bytes: [UInt8]
  ) throws(ShapeReadingError) -> Shape {
    try decode(shape, from: bytes.span)
  }

  /// The shape that the JSON holds.
  ///
  /// - Parameters:
  ///   - shape: The type to read.
  ///   - bytes: One JSON value in UTF-8, with nothing but white space around it.
  /// - Throws: ``ShapeReadingError`` with path and offset when the bytes are not JSON by RFC 8259,
  ///   hold another shape, or are more than the limits allow.
  public func decode<Shape: DecodableShape>(
    _ shape: Shape.Type, from bytes: Span<UInt8>
  ) throws(ShapeReadingError) -> Shape {
    do {
      var reader = try JSONReader(bytes, limits: limits, naming: naming)
      let value = try Shape(from: &reader)
      try reader.finish()
      return value
    } catch {
      throw located(error, in: bytes)
    }
  }

  /// The error with its path, which is found again only then, so that reading does not keep one.
  func located(_ error: ShapeReadingError, in bytes: Span<UInt8>) -> ShapeReadingError {
    var located = error
    located.path = JSONPath.path(toOffset: error.offset, in: bytes)
    return located
  }
}
