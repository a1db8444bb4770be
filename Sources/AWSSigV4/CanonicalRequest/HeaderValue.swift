/// The rules for header field values.
enum HeaderValue {
  /// Whether the value is canonical as it stands: no control characters and no white space.
  ///
  /// The loop has no early exit so that the compiler can vectorise it: session tokens are long.
  @inline(__always)
  static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      found |= (byte <= Ascii.space ? 1 : 0) | (byte == Ascii.delete ? 1 : 0)
    }
    return found == 0
  }
}

extension HeaderValue {
  /// Returns the end of a line break that folds a value (RFC 9112, section 5.2): one before a space or
  /// a tab. `nil` for any other line break, which would end the field.
  static func foldEnd(in bytes: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    if bytes[index] == Ascii.carriageReturn { index += 1 }
    guard index < bytes.count, bytes[index] == Ascii.newline else { return nil }
    index += 1
    guard index < bytes.count, bytes[index] == Ascii.space || bytes[index] == Ascii.tab else {
      return nil
    }
    return index
  }
}

extension HeaderValue {
  /// Rejects a value whose bytes are not UTF-8. Reading it as text has put replacement characters in
  /// their place, so the signature would not match the bytes that are sent.
  static func rejectRepaired(_ value: String, of name: String) throws(SigningError) {
    let bytes = value.utf8.span
    var nonASCII: UInt8 = 0
    for index in bytes.indices { nonASCII |= bytes[index] }
    guard nonASCII >= 0x80 else { return }
    let replacement: Unicode.Scalar = "\u{fffd}"
    guard let position = value.unicodeScalars.firstIndex(of: replacement) else { return }
    let offset = value.utf8.distance(from: value.startIndex, to: position)
    throw .invalidHeaderValue(name: name, offset: offset)
  }
}
