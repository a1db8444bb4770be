extension CanonicalWriter {
  /// Writes a name in lowercase and adds an entry for it.
  mutating func addHeader(
    _ name: String, source: HeaderEntry.Source, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let bytes = name.utf8.span
    guard !bytes.isEmpty else { throw .invalidHeaderName(name) }
    let start = position
    var prefix: UInt64 = 0
    var shift: UInt64 = 64
    for index in bytes.indices {
      let byte = bytes[index]
      guard Ascii.isToken(byte) else { throw .invalidHeaderName(name) }
      let lowercase = Ascii.lowercased(byte)
      out[start + index] = lowercase
      if shift > 0 {
        shift -= 8
        prefix |= UInt64(lowercase) << shift
      }
    }
    position = start + bytes.count
    headers.append(HeaderEntry(prefix: prefix, name: start..<position, source: source))
  }

  /// Adds a field that the signer brings itself.
  mutating func addHeader(
    _ name: FieldName, source: HeaderEntry.Source, to out: inout MutableSpan<UInt8>
  ) {
    let start = position
    out.write(name.text, at: &position)
    headers.append(HeaderEntry(prefix: name.prefix, name: start..<position, source: source))
  }

  mutating func removeLastHeader() {
    guard let last = headers.popLast() else { return }
    position = last.name.lowerBound
  }

  @inline(__always)
  static func header(
    _ entry: HeaderEntry, is name: FieldName, in out: borrowing MutableSpan<UInt8>
  ) -> Bool {
    entry.prefix == name.prefix && out.equals(entry.name, name.text)
  }

  /// Sorts by name; fields of one name keep their order.
  mutating func sortHeaders(in out: borrowing MutableSpan<UInt8>) {
    // Few fields, mostly in order: insertion beats a general sort. With many it would be slow.
    guard headers.count <= Self.insertionSortLimit else {
      headers = mergeSorted(headers) { Self.precedes($0, $1, out) }
      return
    }
    var end = 1
    while end < headers.count {
      var index = end
      while index > 0, Self.precedes(headers[index], headers[index - 1], out) {
        headers.swapAt(index, index - 1)
        index -= 1
      }
      end += 1
    }
  }

  static let insertionSortLimit = 32

  @inline(__always)
  private static func precedes(
    _ left: HeaderEntry, _ right: HeaderEntry, _ out: borrowing MutableSpan<UInt8>
  ) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    return out.precedes(left.name, right.name)
  }

  @inline(__always)
  private func isRepeated(_ index: Int, in out: borrowing MutableSpan<UInt8>) -> Bool {
    index > 0 && headers[index].prefix == headers[index - 1].prefix
      && out.equals(headers[index].name, headers[index - 1].name)
  }

  /// Writes the names of the fields, separated by semicolons.
  mutating func writeSignedHeaders(to out: inout MutableSpan<UInt8>) {
    let start = position
    for index in headers.indices where !isRepeated(index, in: out) {
      if position > start { out.write(Ascii.semicolon, at: &position) }
      out.copy(headers[index].name, to: &position)
    }
    signedHeaders = start..<position
  }

  /// Writes a line for each name: the values of all its fields, separated by commas.
  mutating func writeCanonicalHeaders(
    _ request: borrowing SigningRequest, added: borrowing AddedFields,
    to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    for index in headers.indices {
      let entry = headers[index]
      if isRepeated(index, in: out) {
        out.write(Ascii.comma, at: &position)
      } else {
        if index > 0 { out.write(Ascii.newline, at: &position) }
        out.copy(entry.name, to: &position)
        out.write(Ascii.colon, at: &position)
      }
      switch entry.source {
      case .request(let source):
        try writeValue(request.headers[source].value, of: request.headers[source].name, to: &out)
      case .date: out.write(date, at: &position)
      case .contentSHA256: out.write(payloadHash, at: &position)
      case .regionSet: out.write(added.regionSet, at: &position)
      case .sessionToken: try writeSessionToken(added, to: &out)
      }
    }
    out.write(Ascii.newline, at: &position)
  }

  private mutating func writeSessionToken(
    _ added: borrowing AddedFields, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    guard let token = added.sessionToken, !token.isEmpty else { throw .invalidSessionToken }
    if added.sessionTokenIsPlain {
      out.write(token, at: &position)
      return
    }
    do {
      try writeValue(token, of: FieldName.securityToken.text, to: &out)
    } catch {
      throw .invalidSessionToken
    }
  }

  /// Writes a value without white space around it and with single spaces within.
  private mutating func writeValue(
    _ value: String, of name: String, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
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
          throw .invalidHeaderValue(name: name, offset: index)
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
