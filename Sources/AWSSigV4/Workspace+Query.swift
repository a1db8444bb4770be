extension Workspace {
  /// Adds the parameters of a query, each character encoded once.
  ///
  /// A `+` stays a plus sign (RFC 3986), it does not stand for a space.
  mutating func addParameters(_ query: String) throws(SigningError) {
    let bytes = query.utf8.span
    var start = 0
    while start < bytes.count {
      var end = start
      var separator: Int?
      while end < bytes.count, bytes[end] != Ascii.ampersand {
        if separator == nil, bytes[end] == Ascii.equals { separator = end }
        end += 1
      }
      if end > start {
        let name = try writeParameterPart(bytes, start..<(separator ?? end))
        let value = try writeParameterPart(bytes, (separator.map { $0 + 1 } ?? end)..<end)
        parameters.append(ParameterEntry(name: name, value: value))
      }
      start = end + 1
    }
  }

  private mutating func writeParameterPart(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(SigningError) -> Range<Int> {
    let start = buffer.count
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if Ascii.isUnreserved(byte) {
        buffer.append(byte)
      } else if byte == Ascii.percent {
        guard let decoded = Self.percentDecoded(bytes, at: index) else {
          throw .invalidPercentEncoding(.query, offset: index)
        }
        appendEncodedOnce(decoded)
        index += 2
      } else if Ascii.isControl(byte) || byte == Ascii.hash {
        throw .invalidQuery(offset: index)
      } else {
        buffer.appendPercentEncoded(byte)
      }
      index += 1
    }
    return start..<buffer.count
  }

  /// Sorts by encoded name, then by encoded value.
  mutating func sortParameters() {
    // As with header fields: insertion for the few parameters that most requests have.
    guard parameters.count <= Self.insertionSortLimit else {
      let buffer = buffer
      parameters.sort { Self.precedes($0, $1, buffer) }
      return
    }
    var end = 1
    while end < parameters.count {
      var index = end
      while index > 0, Self.precedes(parameters[index], parameters[index - 1], buffer) {
        parameters.swapAt(index, index - 1)
        index -= 1
      }
      end += 1
    }
  }

  private static func precedes(
    _ left: ParameterEntry, _ right: ParameterEntry, _ buffer: borrowing ByteBuffer
  ) -> Bool {
    if buffer.precedes(left.name, right.name) { return true }
    return buffer.equals(left.name, right.name) && buffer.precedes(left.value, right.value)
  }

  /// Writes the parameters in order.
  mutating func writeCanonicalQuery() {
    for index in parameters.indices {
      let entry = parameters[index]
      if index > 0 { buffer.append(Ascii.ampersand) }
      buffer.append(copying: entry.name)
      buffer.append(Ascii.equals)
      buffer.append(copying: entry.value)
    }
  }
}
