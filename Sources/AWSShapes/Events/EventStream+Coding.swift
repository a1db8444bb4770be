// For generated code: an event stream is the body of a message, which only the writers and readers of
// HTTP messages know.

extension ShapeWriter where Self: ~Copyable {
  /// Writes null, as a document cannot hold events.
  public mutating func writeEventStream(_ value: EventStream<some EventShape>) {
    writeNull()
  }
}

extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Throws an error, as a document cannot hold events.
  public mutating func readEventStream<Event: EventShape>(
    of type: Event.Type
  ) throws(ShapeReadingError) -> EventStream<Event> {
    throw mismatch("expected an event stream, found a document")
  }
}
