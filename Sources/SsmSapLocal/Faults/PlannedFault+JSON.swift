import AWSShapes

extension PlannedFault: EncodableShape {
  /// Writes the fault and what it counted.
  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginMap()
    fault.encodeEntries(to: &writer)
    writer.entry("Calls", integer: calls)
    writer.entry("Met", integer: met)
    writer.endMap()
  }
}
