/// An encoder for the messages of an event stream.
public struct EventStreamEncoder: Sendable {
  private let limits: EventStreamLimits

  /// The most bytes of a text or of bytes in a header.
  ///
  /// Source: Smithy 2.0, "Amazon Event Stream Specification", "Headers".
  static let longestValue = 32_767

  /// Creates an encoder.
  ///
  /// - Parameter limits: How large a message may be.
  public init(limits: EventStreamLimits = EventStreamLimits()) {
    self.limits = limits
  }

  /// Returns a message as it is on the wire.
  ///
  /// - Throws: ``EventStreamError`` if a header or the message is beyond the limits, or two headers
  ///   have the same name.
  public func encode(_ message: EventStreamMessage) throws(EventStreamError) -> [UInt8] {
    let headers = try encode(message.headers)
    guard message.payload.count <= limits.payloadByteCount else {
      throw EventStreamError(
        .length,
        "the payload has \(message.payload.count) bytes, more than the limit of "
          + "\(limits.payloadByteCount)",
        offset: FrameLayout.prelude + headers.count)
    }
    let count = FrameLayout.minimum + headers.count + message.payload.count
    guard let total = UInt32(exactly: count) else {
      throw EventStreamError(.length, "a message of \(count) bytes is too long", offset: 0)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    bytes.append(bigEndian: total)
    bytes.append(bigEndian: UInt32(headers.count))
    bytes.appendChecksum()
    bytes += headers
    bytes += message.payload
    bytes.appendChecksum()
    return bytes
  }

  /// Returns headers as they are in a message.
  ///
  /// - Throws: ``EventStreamError`` if a header or all of them are beyond the limits, or two have the
  ///   same name.
  public func encode(_ headers: [EventStreamHeader]) throws(EventStreamError) -> [UInt8] {
    var bytes: [UInt8] = []
    var names: Set<[UInt8]> = []
    for header in headers {
      let offset = FrameLayout.prelude + bytes.count
      guard names.insert(Array(header.name.utf8)).inserted else {
        throw EventStreamError(
          .headerName, "two headers have the name \(header.name)", offset: offset)
      }
      try bytes.append(header, offset)
      guard bytes.count <= limits.headersByteCount else {
        throw EventStreamError(
          .headersLength, "the headers have more than \(limits.headersByteCount) bytes",
          offset: offset)
      }
    }
    return bytes
  }
}
