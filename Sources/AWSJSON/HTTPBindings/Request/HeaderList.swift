/// Writes the elements of a list into one header field.
///
/// Source: Smithy 2.0 specification, "httpHeader serialization rules"; RFC 9110, section 5.6.
enum HeaderList {
  /// The elements as one value.
  static func join(_ elements: [String]) -> String {
    elements.joined(separator: ", ")
  }

  /// The text as an element: in quotes where it would be taken for something else without.
  static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text.utf8.first?.isHeaderSpace == true
      || text.utf8.last?.isHeaderSpace == true
      || text.utf8.contains { $0 == .comma || $0 == .quote }
    guard needsQuotes else { return text }
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}

extension UInt8 {
  /// White space of RFC 9110.
  var isHeaderSpace: Bool { self == .space || self == .tab }
}
