import AWSShapes

/// A whole model: every shape by its id.
struct Model: Sendable {
  private static let deepestMixin = 64

  private(set) var shapes: [ShapeID: Shape]

  /// Creates a model from a syntax tree, with `apply` statements and mixins merged in.
  ///
  /// - Throws: ``ModelError`` for a tree that does not follow the specification, or is of a version
  ///   other than 1 or 2.
  init(_ tree: SyntaxTree) throws(ModelError) {
    guard let version = tree.version else {
      throw ModelError(
        nil, "expected a Smithy JSON AST: there is no member \"smithy\", which holds its version")
    }
    guard let major = version.utf8.first, major == UInt8(ascii: "1") || major == UInt8(ascii: "2")
    else {
      throw ModelError(
        nil, "expected a Smithy JSON AST of version 1 or 2, found version \"\(version)\"")
    }
    shapes = Prelude.shapes
    var applied: [(ShapeID, Traits)] = []
    for (id, syntax) in tree.shapes {
      if syntax.type == "apply" {
        applied.append((id, syntax.traits))
        continue
      }
      guard id.isValid else {
        throw ModelError(
          id,
          "a shape id consists of a namespace, \"#\" and a name of ASCII letters, digits and "
            + "underscores")
      }
      guard !id.isOfPrelude else {
        throw ModelError(id, "a model cannot define a shape of Smithy's own namespace")
      }
      let shape = try Self.shape(id, syntax)
      guard shapes.updateValue(shape, forKey: id) == nil else {
        throw ModelError(id, "the model defines this shape twice")
      }
      if major == UInt8(ascii: "1"), shape.type == .service, shape.version == nil {
        throw ModelError(id, "a service needs a version in a model of version 1")
      }
    }
    try resolveMixins()
    for (id, traits) in applied { try apply(traits, to: id) }
  }

  /// The shape with an id.
  ///
  /// - Parameter origin: The shape that refers to it, for the error.
  func shape(_ id: ShapeID, from origin: ShapeID) throws(ModelError) -> Shape {
    guard let shape = shapes[id] else {
      throw ModelError(origin, "refers to the shape \(id), which the model does not define")
    }
    return shape
  }

  /// The shape with an id, which has to be of a type.
  func shape(
    _ id: ShapeID, from origin: ShapeID, as type: ShapeType
  ) throws(ModelError) -> Shape {
    let shape = try shape(id, from: origin)
    guard shape.type == type else {
      throw ModelError(
        origin, "refers to \(id) as \(type.rawValue), but it is a \(shape.type.rawValue)")
    }
    return shape
  }

  /// The services of the model, sorted by id.
  var services: [Shape] {
    shapes.values.filter { $0.type == .service }.sorted { $0.id.text < $1.id.text }
  }

  private static func shape(
    _ id: ShapeID, _ syntax: SyntaxShape
  ) throws(ModelError) -> Shape {
    // A set is what Smithy 1.0 calls a list of unique items.
    let typeName = syntax.type == "set" ? "list" : syntax.type
    guard let type = ShapeType(rawValue: typeName) else {
      throw ModelError(id, "unknown type of shape \"\(syntax.type)\"")
    }
    if let problem = syntax.problem { throw ModelError(id, problem) }
    if let member = syntax.members.first(where: { !ShapeID.isIdentifier($0.name.utf8) }) {
      throw ModelError(
        id,
        "a member's name consists of ASCII letters, digits and underscores, unlike "
          + Literal.string(member.name))
    }
    var shape = Shape(id: id, type: type, traits: syntax.traits, members: syntax.members)
    shape.element = syntax.parts["member"]
    shape.key = syntax.parts["key"]
    shape.value = syntax.parts["value"]
    shape.version = syntax.version
    shape.input = syntax.references["input"]?.first
    shape.output = syntax.references["output"]?.first
    shape.errors = syntax.references["errors"] ?? []
    shape.resources = syntax.references["resources"] ?? []
    shape.mixins = syntax.references["mixins"] ?? []
    let operations = [
      "create", "put", "read", "update", "delete", "list", "operations", "collectionOperations",
    ]
    shape.operations = operations.flatMap { syntax.references[$0] ?? [] }
    if type == .string, let values = shape.traits["enum"] {
      shape.type = .enum
      shape.members = enumMembers(of: values)
    }
    return shape
  }

  /// The members of an enum in the form of Smithy 1.0, a trait of a string.
  private static func enumMembers(of trait: Document) -> [Member] {
    trait.elements.map { entry in
      let value = entry["value"]?.string ?? ""
      var traits = [ShapeID("smithy.api#enumValue"): Document.string(value)]
      traits[ShapeID("smithy.api#documentation")] = entry["documentation"]
      return Member(name: entry["name"]?.string ?? value, target: .unit, traits: Traits(traits))
    }
  }

  // MARK: Mixins and apply

  private mutating func resolveMixins() throws(ModelError) {
    var open: Set<ShapeID> = []
    let mixed = shapes.values.filter { !$0.mixins.isEmpty }.map(\.id)
    for id in mixed.sorted(by: { $0.text < $1.text }) { try resolveMixins(of: id, &open) }
  }

  private mutating func resolveMixins(
    of id: ShapeID, _ open: inout Set<ShapeID>
  ) throws(ModelError) {
    guard var shape = shapes[id], !shape.mixins.isEmpty else { return }
    guard open.insert(id).inserted else {
      throw ModelError(id, "its mixins include the shape itself")
    }
    guard open.count <= Self.deepestMixin else {
      throw ModelError(
        id, "mixins cannot include mixins more than \(Self.deepestMixin) levels deep")
    }
    var inherited: [Member] = []
    for mixinID in shape.mixins {
      try resolveMixins(of: mixinID, &open)
      let mixin = try self.shape(mixinID, from: id)
      for member in mixin.members { Self.add(member, to: &inherited) }
      let local = mixin.traits["mixin"]?["localTraits"]?.elements.compactMap(\.string) ?? []
      let dropped = Set((["smithy.api#mixin"] + local).map { ShapeID($0) })
      shape.traits = shape.traits.merged(over: mixin.traits.without(dropped))
      shape.errors = mixin.errors + shape.errors.filter { !mixin.errors.contains($0) }
      shape.operations = mixin.operations + shape.operations
      shape.resources = mixin.resources + shape.resources
    }
    for member in shape.members { Self.add(member, to: &inherited) }
    shape.members = inherited
    shape.mixins = []
    shapes[id] = shape
    open.remove(id)
  }

  /// Adds a member, or refines the one that is there.
  private static func add(_ member: Member, to members: inout [Member]) {
    guard let index = members.firstIndex(where: { $0.name == member.name }) else {
      members.append(member)
      return
    }
    members[index].target = member.target
    members[index].traits = member.traits.merged(over: members[index].traits)
  }

  private mutating func apply(_ traits: Traits, to id: ShapeID) throws(ModelError) {
    let shapeID = id.shape
    guard var shape = shapes[shapeID] else {
      throw ModelError(id, "a trait is applied to this shape, which the model does not define")
    }
    guard let memberName = id.memberName else {
      shape.traits = traits.merged(over: shape.traits)
      shapes[shapeID] = shape
      return
    }
    switch (shape.type, memberName) {
    case (.list, "member"): shape.element?.add(traits)
    case (.map, "key"): shape.key?.add(traits)
    case (.map, "value"): shape.value?.add(traits)
    case (_, let name):
      guard let index = shape.members.firstIndex(where: { $0.name == name }) else {
        throw ModelError(id, "a trait is applied to this member, which the shape does not have")
      }
      shape.members[index].add(traits)
    }
    shapes[shapeID] = shape
  }
}
