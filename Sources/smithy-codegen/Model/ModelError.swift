/// The reason why no code can be generated from a model.
struct ModelError: Error, CustomStringConvertible {
  /// The shape at fault; `nil` where it is the model as a whole.
  let shape: ShapeID?
  /// What is wrong, and what was expected.
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

/// All reasons why no code can be generated from a model.
struct ModelErrors: Error, CustomStringConvertible {
  let errors: [ModelError]

  var description: String {
    errors.map(\.description).joined(separator: "\n")
  }
}
