import AWSShapes

/// An object with one list.
struct ControlList<Element: EncodableShape>: EncodableShape {
  private let name: String
  private let elements: [Element]

  init(_ name: String, _ elements: [Element]) {
    self.name = name
    self.elements = elements
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginMap()
    writer.entry(name, shapes: elements)
    writer.endMap()
  }
}
