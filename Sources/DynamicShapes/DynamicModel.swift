/// The shapes of a model, by their id.
///
/// Shapes name each other by id, so a shape may contain itself.
public final class DynamicModel: Sendable {
  private let shapes: [String: DynamicType]

  /// A model of these shapes.
  public init(_ shapes: [String: DynamicType]) {
    self.shapes = shapes
  }

  /// The shape of an id; a document, which takes anything, where there is none.
  public func type(_ id: String) -> DynamicType {
    shapes[id] ?? .document
  }

  /// The structure of an id; the one without members where there is none.
  public func structure(_ id: String) -> DynamicStructure {
    switch type(id) {
    case .structure(let structure), .union(let structure): structure
    default: .unit
    }
  }
}
