extension [UInt8] {
  /// Appends an integer, the most significant byte first.
  mutating func append(bigEndian value: some FixedWidthInteger) {
    var shift = type(of: value).bitWidth
    while shift > 0 {
      shift -= 8
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// Appends the checksum of all bytes so far.
  mutating func appendChecksum() {
    var crc = CRC32()
    crc.add(span)
    append(bigEndian: crc.value)
  }

  /// Appends a header.
  ///
  /// - Parameter offset: The position of the header in its message, for errors.
  mutating func append(_ header: EventStreamHeader, _ offset: Int) throws(EventStreamError) {
    let name = header.name.utf8
    guard let count = UInt8(exactly: name.count), count > 0 else {
      throw EventStreamError(
        .headerName, "the name of a header has \(name.count) bytes instead of 1 to 255",
        offset: offset)
    }
    append(count)
    append(contentsOf: name)
    switch header.value {
    case .bool(let value): append(type: value ? .boolTrue : .boolFalse)
    case .byte(let value): append(.byte, value)
    case .short(let value): append(.short, value)
    case .integer(let value): append(.integer, value)
    case .long(let value): append(.long, value)
    case .blob(let value): try append(.blob, value, of: header, offset)
    case .string(let value): try append(.string, value.utf8, of: header, offset)
    case .timestamp(let value): append(.timestamp, value)
    case .uuid(let value):
      append(.uuid, value.high)
      append(bigEndian: value.low)
    }
  }

  private mutating func append(type: HeaderType) {
    append(type.rawValue)
  }

  private mutating func append(_ type: HeaderType, _ value: some FixedWidthInteger) {
    append(type: type)
    append(bigEndian: value)
  }

  private mutating func append(
    _ type: HeaderType, _ value: some Collection<UInt8>, of header: EventStreamHeader, _ offset: Int
  ) throws(EventStreamError) {
    let count = value.count
    guard count <= EventStreamEncoder.longestValue else {
      throw EventStreamError(
        .headerValue,
        "the value of the header \(header.name) has \(count) bytes, more than "
          + "\(EventStreamEncoder.longestValue)",
        offset: offset)
    }
    append(type: type)
    append(bigEndian: UInt16(count))
    append(contentsOf: value)
  }
}
