import AWSShapes

/// Smithy's own shapes.
///
/// Source: Smithy 2.0 specification, "Prelude".
enum Prelude {
  static let shapes: [ShapeID: Shape] = {
    var shapes: [ShapeID: Shape] = [:]
    for (name, type) in simple { add(name, Shape(id: id(name), type: type)) }
    for (name, type) in primitive {
      let fallback: Document = type == .boolean ? .bool(false) : 0
      add(name, Shape(id: id(name), type: type, traits: Traits([id("default"): fallback])))
    }
    add("Unit", Shape(id: .unit, type: .structure))
    return shapes

    func add(_ name: String, _ shape: Shape) { shapes[id(name)] = shape }
  }()

  private static let simple: [(String, ShapeType)] = [
    ("Blob", .blob), ("Boolean", .boolean), ("String", .string), ("Timestamp", .timestamp),
    ("Document", .document), ("Byte", .byte), ("Short", .short), ("Integer", .integer),
    ("Long", .long), ("Float", .float), ("Double", .double), ("BigInteger", .bigInteger),
    ("BigDecimal", .bigDecimal),
  ]

  /// Shapes whose values are zero unless a default says otherwise.
  private static let primitive: [(String, ShapeType)] = [
    ("PrimitiveBoolean", .boolean), ("PrimitiveByte", .byte), ("PrimitiveShort", .short),
    ("PrimitiveInteger", .integer), ("PrimitiveLong", .long), ("PrimitiveFloat", .float),
    ("PrimitiveDouble", .double),
  ]

  private static func id(_ name: String) -> ShapeID { ShapeID("smithy.api#\(name)") }
}
