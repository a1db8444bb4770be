import AWSShapes

/// The header fields of a request.
struct RequestHeaders {
  /// The fields that a member has for itself.
  private var ownFields: [WireHeader] = []
  /// The fields that are entries of a map.
  private var mapFields: [WireHeader] = []
  /// The elements of the list that is being written; `nil` if there is none.
  private var elements: [String]?

  /// Adds the value of a field, or of an element of the list that is being written.
  ///
  /// - Parameters:
  ///   - name: The name of the field.
  ///   - text: The value.
  ///   - isString: Whether the value is a string, which a list may have to quote.
  mutating func add(
    _ name: String, _ text: String, isString: Bool = false
  ) throws(UnwritableValue) {
    guard elements == nil else {
      elements?.append(isString ? Self.quoted(text) : text)
      return
    }
    ownFields.append(WireHeader(name, try Self.checked(text)))
  }

  mutating func addEntry(_ name: String, _ text: String) throws(UnwritableValue) {
    let value = try Self.checked(text)
    guard name.isHeaderName else {
      throw UnwritableValue("the key cannot be part of the name of a header field")
    }
    mapFields.append(WireHeader(name, value))
  }

  /// All fields. One that a member has for itself takes precedence over the entry of a map.
  ///
  /// Source: Smithy 2.0 specification, "httpPrefixHeaders trait".
  var all: [WireHeader] {
    if mapFields.isEmpty { return ownFields }
    let taken = Set(ownFields.map { $0.name.utf8.map(\.asciiLowercased) })
    return ownFields + mapFields.filter { !taken.contains($0.name.utf8.map(\.asciiLowercased)) }
  }

  private static func checked(_ value: String) throws(UnwritableValue) -> String {
    guard value.isHeaderValue else {
      throw UnwritableValue("a header field cannot hold a control character")
    }
    return value
  }

  // MARK: Lists

  mutating func beginList() {
    elements = []
  }

  /// Adds the elements as the value of one field.
  ///
  /// Source: Smithy 2.0 specification, "httpHeader serialization rules".
  mutating func endList(_ name: String) throws(UnwritableValue) {
    guard let elements else { return }
    self.elements = nil
    try add(name, elements.joined(separator: ", "))
  }

  /// Returns the text as an element of a list: in quotes if it could be misread without.
  ///
  /// Source: RFC 9110, section 5.6.4.
  private static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text.utf8.first?.isHeaderSpace == true
      || text.utf8.last?.isHeaderSpace == true
      || text.utf8.contains { $0 == .comma || $0 == .quote }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
