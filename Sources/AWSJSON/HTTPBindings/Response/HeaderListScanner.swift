import AWSShapes

/// Takes the elements of a list out of the value of a header field, one after the other.
///
/// An element is only cut out when it is known what it is, for a date of HTTP has a comma itself.
///
/// Source: Smithy 2.0 specification, "httpHeader serialization rules"; RFC 9110, section 5.6.
struct HeaderListScanner {
  private let text: [UInt8]
  private var offset = 0
  private var isFirst = true

  init(_ text: String) {
    self.text = Array(text.utf8)
  }

  /// Whether there is another element, after which it comes next.
  mutating func next() throws(HeaderSyntaxError) -> Bool {
    skipSpace()
    if isFirst {
      isFirst = false
      return offset < text.count
    }
    guard offset < text.count else { return false }
    guard text[offset] == .comma else {
      throw HeaderSyntaxError("text after the closing quote of an element")
    }
    offset += 1
    skipSpace()
    return true
  }

  /// The next element, which is in quotes or ends at a comma.
  mutating func element() throws(HeaderSyntaxError) -> String {
    if offset < text.count, text[offset] == .quote { return try quotedElement() }
    return plainElement(commas: 0)
  }

  /// The next element, which has a comma in it, as dates of HTTP do.
  mutating func dateElement() -> String {
    plainElement(commas: 1)
  }

  private mutating func plainElement(commas: Int) -> String {
    let start = offset
    var commas = commas
    while offset < text.count {
      if text[offset] == .comma {
        if commas == 0 { break }
        commas -= 1
      }
      offset += 1
    }
    var end = offset
    while end > start, text[end - 1].isHeaderSpace { end -= 1 }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private mutating func quotedElement() throws(HeaderSyntaxError) -> String {
    var element: [UInt8] = []
    offset += 1
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      if byte == .quote { return String(decoding: element, as: UTF8.self) }
      if byte == .backslash, offset < text.count {
        element.append(text[offset])
        offset += 1
      } else {
        element.append(byte)
      }
    }
    throw HeaderSyntaxError("an element whose quotes are never closed")
  }

  private mutating func skipSpace() {
    while offset < text.count, text[offset].isHeaderSpace { offset += 1 }
  }
}

/// Why the value of a header field is not a list.
struct HeaderSyntaxError: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
