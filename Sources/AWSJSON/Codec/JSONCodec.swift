public import AWSShapes

/// A codec that writes shapes as JSON and reads them from JSON, without HTTP.
public struct JSONCodec: Sendable {
  /// How much to accept from a peer.
  public var limits: JSONLimits

  /// Which of their names members have in documents.
  public var naming: JSONNaming

  /// How strictly to read.
  public var strictness: JSONStrictness

  /// Creates a codec.
  ///
  /// - Parameters:
  ///   - limits: How much to accept from a peer.
  ///   - naming: Which of their names members have in documents.
  ///   - strictness: How strictly to read.
  public init(
    limits: JSONLimits = JSONLimits(), naming: JSONNaming = .jsonName,
    strictness: JSONStrictness = .strict
  ) {
    self.limits = limits
    self.naming = naming
    self.strictness = strictness
  }

  /// Returns the shape as JSON in UTF-8, without white space.
  ///
  /// - Throws: `ShapeWritingError` if the shape holds a value that JSON cannot represent.
  public func encode(_ shape: some EncodableShape) throws(ShapeWritingError) -> [UInt8] {
    try encode(shape, layout: .compact)
  }

  /// Returns the shape as JSON in UTF-8.
  ///
  /// - Parameters:
  ///   - shape: The shape to write.
  ///   - layout: Where to put white space.
  /// - Throws: `ShapeWritingError` if the shape holds a value that JSON cannot represent.
  public func encode(
    _ shape: some EncodableShape, layout: JSONLayout
  ) throws(ShapeWritingError) -> [UInt8] {
    var writer = JSONWriter(layout: layout, naming: naming)
    shape.encode(to: &writer)
    return try writer.finish()
  }

  /// Reads a shape from a JSON document.
  ///
  /// - Parameters:
  ///   - shape: The type to read.
  ///   - bytes: One JSON value in UTF-8, with nothing but white space around it.
  /// - Throws: `ShapeReadingError` with path and offset if the bytes are not JSON by RFC 8259,
  ///   hold another shape, or exceed the limits.
  public func decode<Shape: DecodableShape>(
    _ shape: Shape.Type, from bytes: [UInt8]
  ) throws(ShapeReadingError) -> Shape {
    try decode(shape, from: bytes.span)
  }

  /// Reads a shape from a JSON document.
  ///
  /// - Parameters:
  ///   - shape: The type to read.
  ///   - bytes: One JSON value in UTF-8, with nothing but white space around it.
  /// - Throws: `ShapeReadingError` with path and offset if the bytes are not JSON by RFC 8259,
  ///   hold another shape, or exceed the limits.
  public func decode<Shape: DecodableShape>(
    _ shape: Shape.Type, from bytes: Span<UInt8>
  ) throws(ShapeReadingError) -> Shape {
    do {
      var reader = try JSONReader(bytes, limits: limits, naming: naming, strictness: strictness)
      let value = try Shape(from: &reader)
      try reader.finish()
      return value
    } catch {
      throw located(error, in: bytes)
    }
  }

  /// Returns the error with its path. The path is found by reading the document again, so that
  /// reading without an error does not keep one.
  func located(_ error: ShapeReadingError, in bytes: Span<UInt8>) -> ShapeReadingError {
    var located = error
    located.path = JSONPath.path(toOffset: error.offset, in: bytes)
    return located
  }
}
