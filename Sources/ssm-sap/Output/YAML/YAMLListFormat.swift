import JMESPath

/// A list in YAML, element by element.
struct YAMLListFormat: ListFormat {
  private let path: [String]
  private var isEmpty = true

  init(_ path: [String]) {
    self.path = path
  }

  /// The column of the last name, and so of the elements.
  private var column: Int { 2 * (path.count - 1) }

  mutating func text(of elements: [JSONValue]) -> [UInt8] {
    var format = YAMLFormat()
    for element in elements {
      if isEmpty {
        appendNames(to: &format)
        format.append("\n")
      }
      isEmpty = false
      format.appendSpaces(column)
      format.append(element: element, at: column)
    }
    return format.text
  }

  private func appendNames(to format: inout YAMLFormat) {
    for (level, name) in path.enumerated() {
      if level > 0 { format.append("\n") }
      format.appendSpaces(2 * level)
      format.append(name: name, at: 2 * level)
    }
  }

  mutating func end(_ member: JSONValue.Member?, hasList: Bool) -> [UInt8] {
    var format = YAMLFormat()
    if isEmpty, hasList {
      appendNames(to: &format)
      format.append(" []\n")
    }
    if let member { format.append(.object([member]), at: 0) }
    return format.text
  }
}
