/// Finds structures and unions that no value can be made of, since each contains another value of
/// its own type, and so on.
///
/// Source: Smithy 2.0 specification, "Recursive shape definitions".
struct EndlessShapes {
  private let shapes: [Shape]

  init(shapes: [Shape]) {
    self.shapes = shapes.filter { $0.type == .structure || $0.type == .union }
  }

  /// An error for each shape that lies on a cycle.
  var problems: [ModelError] {
    var endless = Set(shapes.map(\.id))
    var open = shapes
    var count = Int.max
    while open.count < count {
      count = open.count
      open = open.filter { shape in
        guard hasValue(shape, endless) else { return true }
        endless.remove(shape.id)
        return false
      }
    }
    return open.map { shape in
      ModelError(
        shape.id,
        "no value can be made of this shape: a member that it needs contains the shape itself, or "
          + "another such shape")
    }
  }

  private func hasValue(_ shape: Shape, _ endless: Set<ShapeID>) -> Bool {
    let isEnding = { (member: Member) in !endless.contains(member.target) }
    guard shape.type == .structure else { return shape.members.contains(where: isEnding) }
    return shape.members.allSatisfy { isEnding($0) || !$0.traits.has("required") }
  }
}
