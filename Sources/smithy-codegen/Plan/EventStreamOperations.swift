/// The operations whose input or output is a stream of events, which clients do not support: they
/// are left out, with a note.
enum EventStreamOperations {
  /// Splits operations into those to generate and those to leave out.
  static func split(
    _ operations: [Shape], in model: Model
  ) throws(ModelError) -> (kept: [Shape], omitted: [Shape]) {
    var kept: [Shape] = []
    var omitted: [Shape] = []
    for operation in operations {
      if try hasEvents(operation, in: model) {
        omitted.append(operation)
      } else {
        kept.append(operation)
      }
    }
    return (kept, omitted)
  }

  private static func hasEvents(_ operation: Shape, in model: Model) throws(ModelError) -> Bool {
    for id in [operation.input, operation.output].compactMap({ $0 }) {
      for member in try model.shape(id, from: operation.id).members {
        let target = try model.shape(member.target, from: id.member(member.name))
        if target.type == .union, target.traits.has("streaming") { return true }
      }
    }
    return false
  }

  /// The note in the documentation of the service; `nil` if nothing is left out.
  static func note(_ omitted: [Shape]) -> String? {
    guard let last = omitted.last else { return nil }
    let names = omitted.dropLast().map { "`\($0.id.name)`" }
    let list = names.isEmpty ? "" : names.joined(separator: ", ") + " and "
    return "Not generated, as streams of events are not supported: \(list)`\(last.id.name)`."
  }
}
