import AWSShapes

/// Reads the elements of a list from the value of a header field, one after the other.
///
/// The kind of an element must be known to find its end, because an HTTP date contains a comma.
/// Empty elements are ignored.
///
/// Source: Smithy 2.0 specification, "httpHeader serialization rules"; RFC 9110, section 5.6.1.2.
struct HeaderListScanner {
  private let text: [UInt8]
  private var offset = 0
  private var isFirst = true

  init(_ text: String) {
    self.text = Array(text.utf8)
  }

  /// Moves to the next element and returns whether there is one.
  mutating func next() throws(HeaderSyntaxError) -> Bool {
    skipSpace()
    if !isFirst, offset < text.count, text[offset] != .comma {
      throw HeaderSyntaxError("text after the closing quote of an element")
    }
    isFirst = false
    while offset < text.count, text[offset] == .comma {
      offset += 1
      skipSpace()
    }
    return offset < text.count
  }

  /// Reads an element that is in quotes or ends at a comma.
  mutating func element() throws(HeaderSyntaxError) -> String {
    if offset < text.count, text[offset] == .quote { return try quotedElement() }
    return plainElement(commas: 0)
  }

  /// Reads a date, which is in quotes or may contain a comma.
  ///
  /// - Parameter parse: Returns the date that a text stands for, if it is one.
  /// - Returns: `nil` if the element is not a date.
  mutating func date<Value>(
    _ parse: (String) -> Value?
  ) throws(HeaderSyntaxError) -> Value? {
    if offset < text.count, text[offset] == .quote { return parse(try quotedElement()) }
    let start = offset
    if let date = parse(plainElement(commas: 0)) { return date }
    offset = start
    return parse(plainElement(commas: 1))
  }

  /// Reads an element that contains so many commas.
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
    return String(decoding: text[start..<offset], as: UTF8.self).trimmingHeaderSpace
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
    throw HeaderSyntaxError("an element without a closing quote")
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
