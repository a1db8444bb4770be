import AWSShapes

/// A Smithy model as its JSON AST represents it.
///
/// Source: Smithy 2.0 specification, "JSON AST".
struct SyntaxTree: DecodableShape, StructureShape {
  /// The version of the format; `nil` where the document does not tell.
  var version: String?
  var shapes: [(id: ShapeID, shape: SyntaxShape)] = []

  static let members = MemberTable("model", ["smithy", "shapes"])

  init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let members = Self.members
    var cursor = MemberCursor()
    try reader.beginStructure()
    while let member = try reader.nextMember(in: members, at: &cursor) {
      switch member {
      case 0: version = try reader.readString()
      case 1:
        try reader.beginMap()
        while let id = try reader.nextKey() {
          shapes.append((ShapeID(id), try SyntaxShape(from: &reader)))
        }
      default: try reader.skipValue()
      }
    }
  }
}

/// A shape as the JSON AST represents it, with the members of every type of shape.
struct SyntaxShape: DecodableShape, StructureShape {
  var type = ""
  var traits = Traits()
  var version: String?
  var members: [Member] = []
  var references: [String: [ShapeID]] = [:]
  var parts: [String: Member] = [:]
  /// What is wrong with the shape as a piece of JSON; `nil` if there is nothing.
  var problem: String?

  /// Members that contain a reference or a list of references.
  private static let referring = [
    "input", "output", "errors", "operations", "collectionOperations", "resources", "mixins",
    "create", "put", "read", "update", "delete", "list",
  ]
  /// Members that are each a member of the shape.
  private static let single = ["member", "key", "value"]

  static let members = MemberTable(
    "shape", ["type", "traits", "version", "members"] + single + referring)

  init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let table = Self.members
    var cursor = MemberCursor()
    try reader.beginStructure()
    while let member = try reader.nextMember(in: table, at: &cursor) {
      let name = table.names[member]
      switch member {
      case 0: type = try reader.readString()
      case 1: traits = try Self.readTraits(from: &reader)
      case 2: version = try reader.readString()
      case 3: members = try Self.readMembers(from: &reader)
      case 4, 5, 6: parts[name] = try Self.readMember(name, from: &reader)
      default:
        let value = try reader.readDocument()
        guard let targets = Self.targets(in: value) else {
          problem = "\(name) must be a reference or a list of references, objects with a target"
          continue
        }
        references[name] = targets
      }
    }
    findMissingTarget()
  }

  private static func readTraits(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> Traits {
    var values: [ShapeID: Document] = [:]
    try reader.beginMap()
    while let id = try reader.nextKey() { values[ShapeID(id)] = try reader.readDocument() }
    return Traits(values)
  }

  private static func readMembers(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> [Member] {
    var members: [Member] = []
    try reader.beginMap()
    while let name = try reader.nextKey() {
      members.append(try readMember(name, from: &reader))
    }
    return members
  }

  private static let memberMembers = MemberTable("member", ["target", "traits"])

  private static func readMember(
    _ name: String, from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> Member {
    var found = Member(name: name, target: ShapeID(""))
    var cursor = MemberCursor()
    try reader.beginStructure()
    while let member = try reader.nextMember(in: memberMembers, at: &cursor) {
      switch member {
      case 0: found.target = ShapeID(try reader.readString())
      case 1: found.traits = try readTraits(from: &reader)
      default: try reader.skipValue()
      }
    }
    return found
  }

  /// Notes a member without a target. The values of an enum need none.
  private mutating func findMissingTarget() {
    let members = type == "enum" || type == "intEnum" ? [] : self.members
    guard let member = (members + parts.values).first(where: { $0.target.text.isEmpty })
    else { return }
    problem = "the member \(Literal.string(member.name)) needs a target, the id of a shape"
  }

  /// The ids in a reference or in a list of references; `nil` for other values.
  private static func targets(in value: Document) -> [ShapeID]? {
    let references = if case .list(let elements) = value { elements } else { [value] }
    let targets = references.compactMap { $0["target"]?.string }
    return targets.count == references.count ? targets.map { ShapeID($0) } : nil
  }
}
