/// The headers that say what a message of an event stream is, and their values.
///
/// Source: Smithy 2.0 specification, "Event streams", "Amazon Event Stream".
enum EventMessage {
  /// The media type of the whole body.
  static let contentType = "application/vnd.amazon.eventstream"

  // Names of headers.
  static let messageType = ":message-type"
  static let eventType = ":event-type"
  static let exceptionType = ":exception-type"
  static let errorCode = ":error-code"
  static let errorMessage = ":error-message"
  static let payloadType = ":content-type"

  // Values of `:message-type`.
  static let event = "event"
  static let exception = "exception"
  static let error = "error"

  // Events with the members beside the stream, in protocols without HTTP bindings.
  static let initialRequest = "initial-request"
  static let initialResponse = "initial-response"
}
