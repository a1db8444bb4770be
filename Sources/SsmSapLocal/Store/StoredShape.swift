import AWSJSON
import AWSShapes

/// A structure of the model, as a part of a stored record: a string with the structure's JSON.
@propertyWrapper
struct StoredShape<Value: EncodableShape & DecodableShape & Sendable & Hashable>: Sendable, Hashable
{
  var wrappedValue: Value

  init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
  }

  init(_ value: Value) {
    self.init(wrappedValue: value)
  }
}

extension StoredShape: Codable {
  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    wrappedValue = try JSONCodec().decode(Value.self, from: Array(text.utf8))
  }

  func encode(to encoder: any Encoder) throws {
    let json = try JSONCodec().encode(wrappedValue)
    var container = encoder.singleValueContainer()
    try container.encode(String(decoding: json, as: UTF8.self))
  }
}
