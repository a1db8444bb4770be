/// Reads the headers of a message.
struct HeaderReader {
  /// The position of the next byte, counted from the start of the message.
  private var position = FrameLayout.prelude
  /// The position after the last header.
  private let end: Int
  /// The position of the message in the stream.
  private let offset: Int

  init(_ prelude: Prelude, offset: Int) {
    end = FrameLayout.prelude + prelude.headersByteCount
    self.offset = offset
  }

  /// Reads all headers.
  ///
  /// - Parameter message: The bytes of the whole message.
  mutating func read(_ message: Span<UInt8>) throws(EventStreamError) -> [EventStreamHeader] {
    var headers: [EventStreamHeader] = []
    // Not strings, since two that are canonically equivalent are two names.
    var names: Set<[UInt8]> = []
    while position < end {
      let start = position
      let name = try readName(message)
      guard names.insert(Array(name.utf8)).inserted else {
        throw error(.headerName, "two headers of a message have the same name", at: start)
      }
      headers.append(EventStreamHeader(name, try readValue(message)))
    }
    return headers
  }

  private mutating func readName(_ message: Span<UInt8>) throws(EventStreamError) -> String {
    let start = position
    let count = try readInteger(UInt8.self, message)
    guard count > 0 else { throw error(.headerName, "the name of a header is empty", at: start) }
    guard count <= end - position else {
      throw error(.headerName, "the name of a header is longer than the headers", at: start)
    }
    guard let name = readText(Int(count), message) else {
      throw error(.headerName, "the name of a header is not UTF-8", at: start)
    }
    return name
  }

  private mutating func readValue(
    _ message: Span<UInt8>
  ) throws(EventStreamError) -> EventStreamHeaderValue {
    let start = position
    let number = try readInteger(UInt8.self, message)
    guard let type = HeaderType(rawValue: number) else {
      throw error(.headerType, "\(number) is not a type of header", at: start)
    }
    switch type {
    case .boolTrue: return .bool(true)
    case .boolFalse: return .bool(false)
    case .byte: return .byte(try readInteger(Int8.self, message))
    case .short: return .short(try readInteger(Int16.self, message))
    case .integer: return .integer(try readInteger(Int32.self, message))
    case .long: return .long(try readInteger(Int64.self, message))
    case .blob: return .blob(try readBytes(message))
    case .string:
      let start = position
      let count = try readCount(message)
      guard let text = readText(count, message) else {
        throw error(.headerValue, "the text of a header is not UTF-8", at: start)
      }
      return .string(text)
    case .timestamp: return .timestamp(milliseconds: try readInteger(Int64.self, message))
    case .uuid:
      return .uuid(
        EventStreamUUID(
          high: try readInteger(UInt64.self, message), low: try readInteger(UInt64.self, message)))
    }
  }

  // MARK: Parts

  private mutating func readInteger<Integer: FixedWidthInteger>(
    _ type: Integer.Type, _ message: Span<UInt8>
  ) throws(EventStreamError) -> Integer {
    let size = Integer.bitWidth / 8
    guard size <= end - position else {
      throw error(.headerValue, "a header is longer than the headers of its message", at: position)
    }
    defer { position += size }
    return message.integer(type, at: position)
  }

  /// Reads the size of a text or of bytes, which follow.
  private mutating func readCount(_ message: Span<UInt8>) throws(EventStreamError) -> Int {
    let start = position
    let count = Int(try readInteger(UInt16.self, message))
    guard count <= end - position else {
      throw error(.headerValue, "the value of a header is longer than the headers", at: start)
    }
    return count
  }

  private mutating func readBytes(_ message: Span<UInt8>) throws(EventStreamError) -> [UInt8] {
    let count = try readCount(message)
    defer { position += count }
    return message.extracting(position..<(position + count)).array
  }

  /// Reads a text; `nil` if the bytes are not UTF-8.
  private mutating func readText(_ count: Int, _ message: Span<UInt8>) -> String? {
    defer { position += count }
    let bytes = message.extracting(position..<(position + count))
    guard let text = try? UTF8Span(validating: bytes) else { return nil }
    return String(copying: text)
  }

  private func error(
    _ kind: EventStreamError.Kind, _ reason: String, at position: Int
  ) -> EventStreamError {
    EventStreamError(kind, reason, offset: offset + position)
  }
}

extension Span<UInt8> {
  /// A copy of the bytes.
  fileprivate var array: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices { bytes.append(self[index]) }
    return bytes
  }
}
