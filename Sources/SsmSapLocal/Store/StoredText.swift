import AWSShapes

/// A value of one of the model's enumerations, as a part of a stored record.
struct StoredText<Value: StringEnum & Sendable>: Sendable, Hashable, Codable {
  var value: Value

  init(_ value: Value) {
    self.value = value
  }

  init(from decoder: any Decoder) throws {
    value = Value(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value.rawValue)
  }
}
