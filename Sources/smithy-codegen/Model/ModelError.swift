/// Why no code can be made of a model, with the shape that stands in the way.
struct ModelError: Error, CustomStringConvertible {
  let shape: ShapeID?
  let reason: String

  init(_ shape: ShapeID?, _ reason: String) {
    self.shape = shape
    self.reason = reason
  }

  var description: String {
    guard let shape else { return reason }
    return "\(shape): \(reason)"
  }
}

/// Everything that stands in the way, so that a reader of the message need not ask twice.
struct ModelErrors: Error, CustomStringConvertible {
  let errors: [ModelError]

  var description: String {
    errors.map(\.description).joined(separator: "\n")
  }
}
