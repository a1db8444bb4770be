/// Finds lists and maps that contain themselves without a structure or union between, which no
/// Swift type represents.
///
/// Source: Smithy 2.0 specification, "Recursive shape definitions".
struct CollectionCycles {
  /// How deep lists and maps may nest, far beyond what compiles in reasonable time.
  private static let deepest = 32

  let model: Model

  /// Throws an error for the first such shape.
  func check(_ shapes: [Shape]) throws(ModelError) {
    var checked: Set<ShapeID> = []
    for shape in shapes where checked.insert(shape.id).inserted {
      var path: Set<ShapeID> = [shape.id]
      var next = content(of: shape)
      while let inner = next {
        guard path.insert(inner.id).inserted else {
          throw ModelError(
            inner.id, "a list or map cannot contain itself without a structure or union between")
        }
        guard path.count <= Self.deepest else {
          throw ModelError(
            shape.id, "lists and maps cannot nest more than \(Self.deepest) levels deep")
        }
        next = content(of: inner)
      }
      checked.formUnion(path)
    }
  }

  /// The list or map that a list or map contains.
  private func content(of shape: Shape) -> Shape? {
    let member = shape.type == .map ? shape.value : shape.element
    guard shape.type == .list || shape.type == .map, let member,
      let target = model.shapes[member.target], target.type == .list || target.type == .map
    else { return nil }
    return target
  }
}
