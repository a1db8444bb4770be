extension Workspace {
  /// Writes a name in lowercase and adds an entry for it.
  mutating func addHeader(_ name: String, source: HeaderEntry.Source) throws(SigningError) {
    let start = buffer.count
    var prefix: UInt64 = 0
    guard buffer.appendLowercaseToken(name, prefix: &prefix) else {
      throw .invalidHeaderName(name)
    }
    headers.append(HeaderEntry(prefix: prefix, name: start..<buffer.count, source: source))
  }

  /// Adds a field that the signer brings itself.
  mutating func addHeader(_ name: FieldName, source: HeaderEntry.Source) {
    let start = buffer.count
    buffer.append(name.text)
    headers.append(HeaderEntry(prefix: name.prefix, name: start..<buffer.count, source: source))
  }

  mutating func removeLastHeader() {
    guard let last = headers.popLast() else { return }
    buffer.truncate(to: last.name.lowerBound)
  }

  func header(_ entry: HeaderEntry, is name: FieldName) -> Bool {
    entry.prefix == name.prefix && buffer.equals(entry.name, name.text)
  }

  /// Sorts by name; fields of one name keep their order.
  mutating func sortHeaders() {
    // Few fields, mostly in order: insertion beats a general sort. With many it would be slow.
    guard headers.count <= Self.insertionSortLimit else {
      let (buffer, unsorted) = (buffer, headers)
      headers = unsorted.indices.sorted { left, right in
        Self.precedes(unsorted[left], unsorted[right], buffer)
          || (left < right && !Self.precedes(unsorted[right], unsorted[left], buffer))
      }.map { unsorted[$0] }
      return
    }
    var end = 1
    while end < headers.count {
      var index = end
      while index > 0, Self.precedes(headers[index], headers[index - 1], buffer) {
        headers.swapAt(index, index - 1)
        index -= 1
      }
      end += 1
    }
  }

  static let insertionSortLimit = 32

  @inline(__always)
  private static func precedes(
    _ left: HeaderEntry, _ right: HeaderEntry, _ buffer: borrowing ByteBuffer
  ) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    return buffer.precedes(left.name, right.name)
  }

  private func isRepeated(_ index: Int) -> Bool {
    index > 0 && headers[index].prefix == headers[index - 1].prefix
      && buffer.equals(headers[index].name, headers[index - 1].name)
  }

  /// Writes the names of the fields, separated by semicolons.
  mutating func writeSignedHeaders() {
    let start = buffer.count
    for index in headers.indices where !isRepeated(index) {
      if buffer.count > start { buffer.append(Ascii.semicolon) }
      buffer.append(copying: headers[index].name)
    }
    signedHeaders = start..<buffer.count
  }

  /// Writes a line for each name: the values of all its fields, separated by commas.
  mutating func writeCanonicalHeaders(
    _ request: borrowing SigningRequest, added: borrowing AddedFields
  ) throws(SigningError) {
    for index in headers.indices {
      let entry = headers[index]
      if isRepeated(index) {
        buffer.append(Ascii.comma)
      } else {
        if index > 0 { buffer.append(Ascii.newline) }
        buffer.append(copying: entry.name)
        buffer.append(Ascii.colon)
      }
      switch entry.source {
      case .request(let position):
        try appendValue(request.headers[position].value, of: request.headers[position].name)
      case .date: added.timestamp.write(to: &buffer)
      case .contentSHA256: buffer.append(copying: payloadHash)
      case .regionSet: buffer.append(added.regionSet)
      case .sessionToken:
        guard let token = added.sessionToken else { continue }
        if added.sessionTokenIsPlain {
          buffer.append(token)
        } else {
          guard !token.isEmpty else { throw .invalidSessionToken }
          do {
            try appendValue(token, of: FieldName.securityToken.text)
          } catch {
            throw .invalidSessionToken
          }
        }
      }
    }
    buffer.append(Ascii.newline)
  }

  /// Writes a value without white space around it and with single spaces within.
  private mutating func appendValue(_ value: String, of name: String) throws(SigningError) {
    if HeaderValue.isPlain(value) {
      buffer.append(value)
      return
    }
    let bytes = value.utf8.span
    let start = buffer.count
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
        if spacePending, buffer.count > start { buffer.append(Ascii.space) }
        spacePending = false
        buffer.append(byte)
        index += 1
      }
    }
  }
}
