import AWSShapes

/// Structures of the model, as a part of a stored record: an array of strings with JSON.
@propertyWrapper
struct StoredShapes<Value: EncodableShape & DecodableShape & Sendable & Hashable>: Sendable,
  Hashable
{
  var wrappedValue: [Value]

  init(wrappedValue: [Value]) {
    self.wrappedValue = wrappedValue
  }
}

extension StoredShapes: Codable {
  init(from decoder: any Decoder) throws {
    wrappedValue = try [StoredShape<Value>](from: decoder).map(\.wrappedValue)
  }

  func encode(to encoder: any Encoder) throws {
    try wrappedValue.map(StoredShape.init(_:)).encode(to: encoder)
  }
}
