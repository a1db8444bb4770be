extension CanonicalWriter {
  /// Writes a line for each name: the values of all its fields, separated by commas.
  mutating func writeCanonicalHeaders(
    _ request: borrowing SigningRequest, added: borrowing AddedFields,
    to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    for index in layout.entries.indices {
      writeLabel(index, to: &out)
      switch layout.entries[index].source {
      case .request(let source):
        do throws(InvalidByte) {
          try writeValue(request.headers[source].value, to: &out)
        } catch {
          throw .invalidHeaderValue(name: request.headers[source].name, offset: error.offset)
        }
      case .date: out.write(date, at: &position)
      case .contentSHA256: out.write(payloadHash, at: &position)
      case .regionSet: out.write(added.regionSet, at: &position)
      case .sessionToken: try writeSessionToken(added, to: &out)
      }
    }
    out.write(Ascii.newline, at: &position)
  }

  private mutating func writeLabel(_ index: Int, to out: inout MutableSpan<UInt8>) {
    // The span keeps the writer from changing, and its position with it.
    var end = position
    out.write(layout.labels.span.extracting(layout.entries[index].label), at: &end)
    position = end
  }

  private mutating func writeSessionToken(
    _ added: borrowing AddedFields, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    guard let token = added.sessionToken, !token.isEmpty else { throw .invalidSessionToken }
    if added.sessionTokenIsPlain {
      out.write(token, at: &position)
      return
    }
    do throws(InvalidByte) {
      try writeValue(token, to: &out)
    } catch {
      throw .invalidSessionToken
    }
  }

  /// A byte that no value may have; whose value it is the caller knows.
  private struct InvalidByte: Error {
    let offset: Int
  }

  /// Writes a value without white space around it and with single spaces within.
  private mutating func writeValue(
    _ value: String, to out: inout MutableSpan<UInt8>
  ) throws(InvalidByte) {
    let bytes = value.utf8.span
    if HeaderValue.isPlain(bytes) {
      out.write(bytes, at: &position)
      return
    }
    let start = position
    var spacePending = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Ascii.space || byte == Ascii.tab {
        spacePending = true
        index += 1
      } else if Ascii.isControl(byte) {
        guard let foldEnd = HeaderValue.foldEnd(in: bytes, at: index) else {
          throw InvalidByte(offset: index)
        }
        spacePending = true
        index = foldEnd
      } else {
        if spacePending, position > start { out.write(Ascii.space, at: &position) }
        spacePending = false
        out.write(byte, at: &position)
        index += 1
      }
    }
  }
}
