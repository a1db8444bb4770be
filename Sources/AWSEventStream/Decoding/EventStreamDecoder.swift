/// A decoder for the messages of an event stream, whose bytes arrive in pieces of any size.
///
/// ```swift
/// var decoder = EventStreamDecoder()
/// for try await bytes in body {
///   decoder.append(bytes)
///   while let message = try decoder.next() { handle(message) }
/// }
/// try decoder.finish()
/// ```
///
/// The decoder holds the bytes that have arrived of a message, and reserves no memory for those that
/// are announced only. After an error it decodes nothing more: every call throws that error.
public struct EventStreamDecoder: Sendable {
  private let limits: EventStreamLimits
  /// Bytes that have arrived. Those before `start` are decoded.
  private var buffer: [UInt8] = []
  private var start = 0
  /// The position of the buffer's first byte in the stream.
  private var bufferOffset = 0
  /// The prelude of the message at `start`, once it has arrived.
  private var prelude: Prelude?
  private var failure: EventStreamError?

  /// Creates a decoder.
  ///
  /// - Parameter limits: How large a message may be. A larger one is an error as soon as its first
  ///   twelve bytes have arrived.
  public init(limits: EventStreamLimits = EventStreamLimits()) {
    self.limits = limits
  }

  /// The position in the stream of the next message, in bytes.
  public var offset: Int { bufferOffset + start }

  /// Adds the bytes that come next in the stream.
  public mutating func append(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    removeDecoded()
    if buffer.isEmpty { buffer = bytes } else { buffer += bytes }
  }

  /// Returns the next message; `nil` until all of its bytes have been added.
  ///
  /// - Throws: ``EventStreamError`` with the position of what is malformed.
  public mutating func next() throws(EventStreamError) -> EventStreamMessage? {
    if let failure { throw failure }
    do {
      return try decode()
    } catch {
      failure = error
      buffer = []
      throw error
    }
  }

  /// Checks that the stream ended after a message.
  ///
  /// - Throws: ``EventStreamError`` if it ended within one.
  public func finish() throws(EventStreamError) {
    if let failure { throw failure }
    guard start == buffer.count else {
      throw EventStreamError(
        .truncated, "the stream ends within a message", offset: bufferOffset + buffer.count)
    }
  }

  private mutating func decode() throws(EventStreamError) -> EventStreamMessage? {
    let available = buffer.count - start
    guard available >= FrameLayout.prelude else { return nil }
    let prelude = try announced()
    guard available >= prelude.messageByteCount else { return nil }
    let message = try message(prelude)
    start += prelude.messageByteCount
    self.prelude = nil
    return message
  }

  /// Returns the prelude of the next message, which is checked once.
  private mutating func announced() throws(EventStreamError) -> Prelude {
    if let prelude { return prelude }
    let found = try readPrelude()
    prelude = found
    return found
  }

  private func readPrelude() throws(EventStreamError) -> Prelude {
    let bytes = buffer.span.extracting(start..<(start + FrameLayout.prelude))
    return try Prelude(bytes, limits, offset: offset)
  }

  private func message(_ prelude: Prelude) throws(EventStreamError) -> EventStreamMessage {
    let bytes = buffer.span.extracting(start..<(start + prelude.messageByteCount))
    let payloadEnd = bytes.count - FrameLayout.checksum
    var crc = CRC32()
    crc.add(bytes.extracting(first: payloadEnd))
    guard crc.value == bytes.integer(UInt32.self, at: payloadEnd) else {
      throw EventStreamError(
        .messageChecksum, "a message does not have its checksum", offset: offset)
    }
    var reader = HeaderReader(prelude, offset: offset)
    let headers = try reader.read(bytes)
    let payloadStart = start + FrameLayout.prelude + prelude.headersByteCount
    return EventStreamMessage(
      headers: headers, payload: Array(buffer[payloadStart..<(start + payloadEnd)]))
  }

  /// Drops decoded bytes once they are at least half of the buffer, so that each byte is moved once
  /// on average.
  private mutating func removeDecoded() {
    guard start > 0, start >= buffer.count - start else { return }
    bufferOffset += start
    buffer.removeFirst(start)
    start = 0
  }
}
