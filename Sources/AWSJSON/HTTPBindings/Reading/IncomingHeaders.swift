import AWSShapes

/// Finds members in the header fields of a message.
enum IncomingHeaders {
  /// An entry of a map in header fields.
  typealias Entry = (key: String, value: String)

  /// Returns the values of all fields with this name, in order; `nil` if there is none.
  ///
  /// Source: RFC 9110, section 5.3.
  static func value(_ name: String, in headers: [WireHeader]) -> String? {
    let values = headers.filter { $0.name.equalsIgnoringASCIICase(name) }
    // One value is by far the most common.
    if values.count < 2 { return values.first?.value }
    return values.map(\.value).joined(separator: ", ")
  }

  /// Returns an entry for each name that begins with the prefix; `nil` if there is none.
  static func entries(_ prefix: String, in headers: [WireHeader]) -> [Entry]? {
    var entries: [Entry] = []
    for header in headers {
      guard let key = header.name.dropping(prefix: prefix) else { continue }
      if let index = entries.firstIndex(where: { $0.key.equalsIgnoringASCIICase(key) }) {
        entries[index].value += ", " + header.value
      } else {
        entries.append((key, header.value))
      }
    }
    return entries.isEmpty ? nil : entries
  }
}
