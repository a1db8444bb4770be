import AWSEventStream
import AWSShapes

extension JSONCodec {
  /// Returns the message of an event.
  func message(of event: some EventShape) throws(ShapeWritingError) -> EventStreamMessage {
    var writer = EventWriter(json: JSONWriter(layout: .compact, naming: naming))
    event.encode(to: &writer)
    return try writer.finish()
  }

  /// Returns the event of a message; `nil` for one that is none of the model's, such as the first
  /// message of some protocols.
  ///
  /// - Throws: The exception or error that the message is, or `ShapeReadingError` if it does not
  ///   fit the model.
  func event<Event: EventShape>(
    _ type: Event.Type, in message: EventStreamMessage
  ) throws -> Event? {
    guard let kind = message.text(of: EventMessage.messageType) else {
      throw Self.malformed("a message of an event stream has no :message-type")
    }
    if kind.hasSameBytes(as: EventMessage.event) {
      return try modeledEvent(type, in: message)
    }
    if kind.hasSameBytes(as: EventMessage.exception) {
      throw try exception(Event.exceptions, in: message)
    }
    guard kind.hasSameBytes(as: EventMessage.error) else {
      throw Self.malformed("a message of an event stream has an unknown :message-type")
    }
    throw EventStreamFailure(
      code: message.text(of: EventMessage.errorCode) ?? "",
      message: message.text(of: EventMessage.errorMessage))
  }

  private func modeledEvent<Event: EventShape>(
    _ type: Event.Type, in message: EventStreamMessage
  ) throws(ShapeReadingError) -> Event? {
    guard let name = message.text(of: EventMessage.eventType) else {
      throw Self.malformed("an event has no :event-type")
    }
    let isModeled = Event.members.names.contains { $0.hasSameBytes(as: name) }
    if !isModeled, name.hasSameBytes(as: EventMessage.initialResponse) { return nil }
    return try decode(type, from: message, eventType: name)
  }

  private func exception(
    _ exceptions: [String: any ErrorShape.Type], in message: EventStreamMessage
  ) throws(ShapeReadingError) -> any Error {
    guard let name = message.text(of: EventMessage.exceptionType) else {
      throw Self.malformed("an exception in an event stream has no :exception-type")
    }
    // Services name an exception as the member or as the shape.
    let type = exceptions[name] ?? exceptions.values.first { $0.code.hasSameBytes(as: name) }
    // An exception that does not fit the model still has a name and a message.
    if let type, let exception = try? decode(type, from: message) { return exception }
    let body = try? ErrorBody(message.payload, limits)
    return EventStreamFailure(code: name, message: body?.message)
  }

  private func decode<Failure: ErrorShape>(
    _ type: Failure.Type, from message: EventStreamMessage
  ) throws(ShapeReadingError) -> any Error {
    try decode(type, from: message, eventType: nil)
  }

  private func decode<Shape: DecodableShape>(
    _ type: Shape.Type, from message: EventStreamMessage, eventType: String?
  ) throws(ShapeReadingError) -> Shape {
    let bytes = message.payload
    do {
      let json = try JSONReader(
        bytes.span, limits: limits, naming: naming, strictness: strictness)
      var reader = EventReader(
        message, json: json, document: DocumentContent(bytes.span), eventType: eventType)
      let value = try Shape(from: &reader)
      try reader.finish()
      return value
    } catch {
      throw error.path.isEmpty ? located(error, in: bytes.span) : error
    }
  }

  private static func malformed(_ reason: String) -> ShapeReadingError {
    ShapeReadingError(.malformed, reason, offset: 0)
  }
}
