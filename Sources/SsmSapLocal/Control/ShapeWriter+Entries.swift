import AWSShapes

// Entries of a JSON object, left out if they have no value.
extension ShapeWriter where Self: ~Copyable {
  mutating func entry(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    writeString(text)
  }

  mutating func entry(_ name: String, integer: (some FixedWidthInteger)?) {
    guard let integer else { return }
    key(name)
    writeInteger(integer)
  }

  mutating func entry(_ name: String, number: Double?) {
    guard let number else { return }
    key(name)
    writeDouble(number)
  }

  mutating func entry(_ name: String, shapes: [some EncodableShape]) {
    key(name)
    writeList(of: shapes)
  }
}
