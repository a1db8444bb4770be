/// The beginning of a message: how long it and its headers are.
struct Prelude {
  let messageByteCount: Int
  let headersByteCount: Int

  /// Reads and checks the prelude of a message.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the prelude.
  ///   - offset: The position of the first one in the stream.
  init(
    _ bytes: Span<UInt8>, _ limits: EventStreamLimits, offset: Int
  ) throws(EventStreamError) {
    var crc = CRC32()
    crc.add(bytes.extracting(first: FrameLayout.lengths))
    guard crc.value == bytes.integer(UInt32.self, at: FrameLayout.lengths) else {
      throw EventStreamError(
        .preludeChecksum, "the prelude of a message does not have its checksum", offset: offset)
    }
    let message = bytes.integer(UInt32.self, at: 0)
    let headers = bytes.integer(UInt32.self, at: 4)
    guard message >= FrameLayout.minimum else {
      throw EventStreamError(
        .length, "a message of \(message) bytes is shorter than its fixed parts", offset: offset)
    }
    guard headers <= limits.headersByteCount, headers <= message - UInt32(FrameLayout.minimum)
    else {
      throw EventStreamError(
        .headersLength,
        "the headers have \(headers) bytes, more than the limit of \(limits.headersByteCount) or "
          + "than their message of \(message) bytes",
        offset: offset + 4)
    }
    let payload = message - UInt32(FrameLayout.minimum) - headers
    guard payload <= limits.payloadByteCount else {
      throw EventStreamError(
        .length,
        "the payload has \(payload) bytes, more than the limit of \(limits.payloadByteCount)",
        offset: offset)
    }
    messageByteCount = Int(message)
    headersByteCount = Int(headers)
  }
}
