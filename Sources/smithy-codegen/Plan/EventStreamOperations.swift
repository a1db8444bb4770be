/// The operations whose input or output is a stream of events, which clients do not support: they
/// are left out, with a note.
enum EventStreamOperations {
  /// Splits operations into those to generate and those to leave out.
  static func split(
    _ operations: [Shape], in model: Model
  ) -> (kept: [Shape], omitted: [Shape]) {
    (
      operations.filter { !hasEvents($0, in: model) },
      operations.filter { hasEvents($0, in: model) }
    )
  }

  /// Shapes that are missing are reported later, with the shape that refers to them.
  private static func hasEvents(_ operation: Shape, in model: Model) -> Bool {
    let structures = [operation.input, operation.output].compactMap { id in
      id.flatMap { model.shapes[$0] }
    }
    return structures.flatMap(\.members).contains { member in
      guard let target = model.shapes[member.target] else { return false }
      return target.type == .union && target.traits.has("streaming")
    }
  }

  /// The note in the documentation of the service; `nil` if nothing is left out.
  static func note(_ omitted: [Shape]) -> String? {
    guard let last = omitted.last else { return nil }
    let names = omitted.dropLast().map { "`\($0.id.name)`" }
    let list = names.isEmpty ? "" : names.joined(separator: ", ") + " and "
    return "Not generated, as streams of events are not supported: \(list)`\(last.id.name)`."
  }
}
