import AWSShapes

/// Finds what is wrong with the shapes of a service before their code is planned, so that a bad
/// model leads to errors and not to code that does not compile.
struct ShapeChecks {
  /// More bytes would not fit into the name of a file.
  private static let longestName = 200

  let model: Model
  let closure: ShapeClosure

  /// All problems, in the order of the shapes.
  func problems(of service: Shape, _ operations: [Shape]) -> [ModelError] {
    let shapes = [service] + operations + closure.shapes
    return shapes.flatMap { traits(of: $0) + names(of: $0) }
      + operations.flatMap { references(of: $0) } + errors(service.errors, of: service)
      + closure.shapes.flatMap(members) + EndlessShapes(shapes: closure.shapes).problems
  }

  // MARK: Traits and names

  private func traits(of shape: Shape) -> [ModelError] {
    let parts = [shape.element, shape.key, shape.value].compactMap { $0 }
    let all =
      [(shape.id, shape.traits)]
      + (shape.members + parts).map { (shape.id.member($0.name), $0.traits) }
    return all.compactMap { id, traits in TraitValues.problem(traits).map { ModelError(id, $0) } }
  }

  private func names(of shape: Shape) -> [ModelError] {
    var problems: [ModelError] = []
    let names = [shape.id.name] + shape.members.map(\.name)
    if let long = names.first(where: { $0.utf8.count > Self.longestName }) {
      let start = String(decoding: long.utf8.prefix(20), as: UTF8.self)
      problems.append(
        ModelError(
          shape.id,
          "the name \(Literal.string(start + "..."))"
            + " has more than \(Self.longestName) bytes"))
    }
    var seen: Set<String> = []
    if let twice = shape.members.first(where: { !seen.insert($0.name).inserted }) {
      problems.append(ModelError(shape.id.member(twice.name), "the shape has this member twice"))
    }
    return problems
  }

  // MARK: Operations

  private func references(of operation: Shape) -> [ModelError] {
    let messages = [operation.input, operation.output].compactMap { $0 }
    return messages.compactMap { id in
      guard let shape = model.shapes[id] else { return nil }
      guard shape.type == .structure else {
        return ModelError(operation.id, "the input or output \(id) is not a structure")
      }
      guard !shape.traits.has("error") else {
        return ModelError(operation.id, "the input or output \(id) is an error")
      }
      return nil
    } + errors(operation.errors, of: operation)
  }

  private func errors(_ errors: [ShapeID], of owner: Shape) -> [ModelError] {
    errors.compactMap { id in
      guard let shape = model.shapes[id], shape.type != .structure || shape.id == .unit
      else { return nil }
      return ModelError(owner.id, "the error \(id) is not a structure")
    }
  }

  // MARK: Members

  private func members(of shape: Shape) -> [ModelError] {
    switch shape.type {
    case .list: collection(shape, [("member", shape.element)])
    case .map: collection(shape, [("key", shape.key), ("value", shape.value)])
    case .structure, .union: shape.members.flatMap { targets(of: $0, in: shape) }
    default: []
    }
  }

  private func collection(_ shape: Shape, _ parts: [(String, Member?)]) -> [ModelError] {
    parts.flatMap { name, member -> [ModelError] in
      guard let member else {
        return [ModelError(shape.id, "a \(shape.type.rawValue) needs the member \(name)")]
      }
      guard let target = model.shapes[member.target] else { return [] }
      let id = shape.id.member(name)
      if name == "key", target.type != .string, target.type != .enum {
        return [ModelError(id, "the keys of a map are strings, unlike \(target.id)")]
      }
      let isStream = target.type == .blob && target.traits.has("streaming")
      return isStream || hasStream(target) ? [Self.misplacedStream(id)] : []
    }
  }

  private func targets(of member: Member, in shape: Shape) -> [ModelError] {
    guard let target = model.shapes[member.target] else { return [] }
    let id = shape.id.member(member.name)
    var problems: [ModelError] = []
    for (trait, types) in Self.targets where member.traits.has(trait) {
      if types.contains(target.type) { continue }
      problems.append(
        ModelError(
          id, "the trait \(trait) does not go with the \(target.type.rawValue) \(target.id)"))
    }
    if target.traits.has("streaming"), target.type != .blob, target.type != .union {
      problems.append(
        ModelError(target.id, "the trait streaming does not go with a \(target.type.rawValue)"))
    }
    let isStream = target.type == .blob && target.traits.has("streaming")
    if hasStream(target) || (isStream && !isMessage(shape)) {
      problems.append(Self.misplacedStream(id))
    }
    return problems
  }

  private func isMessage(_ shape: Shape) -> Bool {
    closure.inputs.contains(shape.id) || closure.outputs.contains(shape.id)
  }

  /// Whether a structure is a message with a stream, which no other shape can contain.
  private func hasStream(_ shape: Shape) -> Bool {
    guard shape.type == .structure, isMessage(shape) else { return false }
    return shape.members.contains { model.shapes[$0.target]?.traits.has("streaming") ?? false }
  }

  private static func misplacedStream(_ id: ShapeID) -> ModelError {
    ModelError(id, "a stream has to be a member of an operation's input or output")
  }

  private static let integers: Set<ShapeType> = [
    .byte, .short, .integer, .long, .bigInteger, .intEnum,
  ]
  private static let simple: Set<ShapeType> = integers.union([
    .boolean, .string, .enum, .timestamp, .float, .double, .bigDecimal,
  ])

  /// The types that a member may have by its traits.
  private static let targets: [(trait: String, types: Set<ShapeType>)] = [
    ("eventHeader", simple.union([.blob])),
    ("eventPayload", [.blob, .string, .enum, .structure, .union]),
    ("hostLabel", [.string, .enum]),
    ("httpHeader", simple.union([.list, .blob])),
    ("httpLabel", simple),
    ("httpPrefixHeaders", [.map]),
    ("httpQuery", simple.union([.list])),
    ("httpQueryParams", [.map]),
    ("httpResponseCode", integers),
    ("idempotencyToken", [.string]),
  ]
}
