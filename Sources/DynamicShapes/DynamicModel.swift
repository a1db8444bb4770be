/// The shapes of a model, by their ID.
///
/// Shapes refer to each other by ID, so a shape may contain itself.
public final class DynamicModel: Sendable {
  private let shapes: [String: DynamicType]

  /// Creates a model.
  public init(_ shapes: [String: DynamicType]) {
    self.shapes = shapes
  }

  /// Returns the shape with an ID; a document, which takes anything, if there is none.
  public func type(_ id: String) -> DynamicType {
    shapes[id] ?? .document
  }

  /// Returns the structure with an ID; the one without members if there is none.
  public func structure(_ id: String) -> DynamicStructure {
    switch type(id) {
    case .structure(let structure), .union(let structure): structure
    default: .unit
    }
  }
}
