import AWSShapes

extension String {
  /// The rest of the text after a prefix, whose case does not matter; `nil` if the text begins
  /// differently.
  func dropping(prefix: String) -> String? {
    let count = prefix.utf8.count
    guard utf8.count >= count,
      zip(utf8, prefix.utf8).allSatisfy({ $0.asciiLowercased == $1.asciiLowercased })
    else { return nil }
    return String(decoding: utf8.dropFirst(count), as: UTF8.self)
  }

  /// The text without white space around it.
  var trimmingHeaderSpace: String {
    guard utf8.first?.isHeaderSpace == true || utf8.last?.isHeaderSpace == true else {
      return self
    }
    var rest = utf8[...]
    while rest.first?.isHeaderSpace == true { rest.removeFirst() }
    while rest.last?.isHeaderSpace == true { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }

  /// The text without quotes around it.
  var removingQuotes: String {
    guard utf8.count >= 2, utf8.first == .quote, utf8.last == .quote else { return self }
    return String(decoding: utf8.dropFirst().dropLast(), as: UTF8.self)
  }

  /// Whether the text can be the name of a header field.
  ///
  /// Source: RFC 9110, section 5.6.2, "token".
  var isHeaderName: Bool {
    !isEmpty
      && utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8.zero ... .nine:
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains($0)
        }
      }
  }

  /// Whether the text can be the value of a header field: a line break would start another field.
  ///
  /// Source: RFC 9110, section 5.5.
  var isHeaderValue: Bool {
    utf8.allSatisfy { $0 >= .space && $0 != 0x7F || $0 == .tab }
  }
}

extension UInt8 {
  /// Whether this byte is white space by RFC 9110.
  var isHeaderSpace: Bool { self == .space || self == .tab }
}
