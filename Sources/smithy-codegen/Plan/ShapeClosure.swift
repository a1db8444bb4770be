/// The shapes that are reachable from a service's operations.
struct ShapeClosure: Sendable {
  /// The shapes, sorted by name, without Smithy's own.
  private(set) var shapes: [Shape] = []
  /// The inputs of operations.
  private(set) var inputs: Set<ShapeID> = []
  /// The outputs of operations.
  private(set) var outputs: Set<ShapeID> = []
  /// The errors of operations and of event streams.
  private(set) var errors: Set<ShapeID> = []

  init(of operations: [Shape], commonErrors: [ShapeID], in model: Model) throws(ModelError) {
    var found: [ShapeID: Shape] = [:]
    var open: [(id: ShapeID, origin: ShapeID)] = []
    for operation in operations {
      if let input = operation.input { inputs.insert(input) }
      if let output = operation.output { outputs.insert(output) }
      let all = [operation.input, operation.output].compactMap { $0 } + operation.errors
      open += (all + commonErrors).map { ($0, operation.id) }
      errors.formUnion(operation.errors + commonErrors)
    }
    while let (id, origin) = open.popLast() {
      guard found[id] == nil else { continue }
      let shape = try model.shape(id, from: origin)
      guard shape.id != .unit else { continue }
      found[id] = shape
      if shape.isEventStream {
        errors.formUnion(
          shape.members.map(\.target).filter { model.shapes[$0]?.traits.has("error") == true })
      }
      // The members of an enum are values and have no targets.
      let isEnum = shape.type == .enum || shape.type == .intEnum
      let parts = [shape.element, shape.key, shape.value].compactMap { $0 }
      open += ((isEnum ? [] : shape.members) + parts).map { ($0.target, id) }
    }
    shapes = found.values.filter { !$0.id.isOfPrelude }.sorted { $0.id.name < $1.id.name }
  }
}
