/// A message of an event stream: headers and a payload.
///
/// Source: Smithy 2.0, "Amazon Event Stream Specification".
public struct EventStreamMessage: Sendable, Hashable {
  /// The headers, in their order. Every name is unique.
  public var headers: [EventStreamHeader]

  /// The payload.
  public var payload: [UInt8]

  /// Creates a message.
  public init(headers: [EventStreamHeader] = [], payload: [UInt8] = []) {
    self.headers = headers
    self.payload = payload
  }

  /// Returns the value of the header with this name, compared byte by byte; `nil` if there is none.
  public func value(of name: String) -> EventStreamHeaderValue? {
    headers.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// Returns the text of the header with this name; `nil` if there is none that holds a string.
  public func text(of name: String) -> String? {
    guard case .string(let text) = value(of: name) else { return nil }
    return text
  }
}
