extension CanonicalWriter {
  /// Writes a line for each name: the values of all its fields, separated by commas.
  mutating func writeCanonicalHeaders(
    _ request: borrowing SigningRequest, added: borrowing AddedFields,
    to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    var end = position
    try writeHeaderLines(request, added: added, to: &out, at: &end)
    position = end
  }

  /// Does not change the writer, so that its parts are written without counting references.
  private func writeHeaderLines(
    _ request: borrowing SigningRequest, added: borrowing AddedFields,
    to out: inout MutableSpan<UInt8>, at end: inout Int
  ) throws(SigningError) {
    for index in layout.entries.indices {
      out.write(layout.labels.span.extracting(layout.entries[index].label), at: &end)
      switch layout.entries[index].source {
      case .request(let source):
        do throws(InvalidByte) {
          try Self.writeValue(request.headers[source].value, to: &out, at: &end)
        } catch {
          throw .invalidHeaderValue(name: request.headers[source].name, offset: error.offset)
        }
      case .date: out.write(date, at: &end)
      case .contentSHA256: out.write(payloadHash, at: &end)
      case .regionSet: out.write(added.regionSet, at: &end)
      case .sessionToken: try Self.writeSessionToken(added, to: &out, at: &end)
      }
    }
    out.write(Ascii.newline, at: &end)
  }

  private static func writeSessionToken(
    _ added: borrowing AddedFields, to out: inout MutableSpan<UInt8>, at end: inout Int
  ) throws(SigningError) {
    guard let token = added.sessionToken, !token.isEmpty else { throw .invalidSessionToken }
    if added.sessionTokenIsPlain {
      out.write(token, at: &end)
      return
    }
    do throws(InvalidByte) {
      try writeValue(token, to: &out, at: &end)
    } catch {
      throw .invalidSessionToken
    }
  }

  /// A byte that no header value may contain. The caller knows the header.
  private struct InvalidByte: Error {
    let offset: Int
  }

  /// Writes a value, trimmed and with single spaces inside.
  private static func writeValue(
    _ value: String, to out: inout MutableSpan<UInt8>, at end: inout Int
  ) throws(InvalidByte) {
    let bytes = value.utf8.span
    if HeaderValue.isPlain(bytes) {
      out.write(bytes, at: &end)
      return
    }
    let start = end
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
        if spacePending, end > start { out.write(Ascii.space, at: &end) }
        spacePending = false
        out.write(byte, at: &end)
        index += 1
      }
    }
  }
}
