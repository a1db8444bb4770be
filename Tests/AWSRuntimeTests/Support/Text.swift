import AWSShapes

/// A shape with one text.
struct Text: EncodableShape, DecodableShape, StructureShape, ConstrainedShape, Equatable {
  static let members = MemberTable("Text", ["text"])

  var text: String

  init(_ text: String) { self.text = text }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    text = try reader.readString()
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) { writer.writeString(text) }

  func violations() -> [ConstraintViolation] {
    text.isEmpty ? [ConstraintViolation([.member("Text")], .required)] : []
  }
}
