/// A header of a message in an event stream.
public struct EventStreamHeader: Sendable, Hashable {
  /// The name, of 1 to 255 bytes in UTF-8. Those that start with a colon belong to the protocol.
  public var name: String

  /// The value.
  public var value: EventStreamHeaderValue

  /// Creates a header.
  public init(_ name: String, _ value: EventStreamHeaderValue) {
    self.name = name
    self.value = value
  }
}
