/// Parses one shared file, line by line.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files". Where the
/// guide is silent, the parser follows the public test vectors of the file format.
struct SharedFileParser {
  /// The sections in the order of the file. A section without a name is ignored.
  private(set) var sections: [(name: SectionName?, properties: [String: ConfigurationProperty])] =
    []

  private let path: String
  private let kind: SharedFileKind
  private var line = 0

  /// The property that an indented line continues.
  private var current: String?

  init(_ text: String, path: String, kind: SharedFileKind) throws(ConfigurationError) {
    self.path = path
    self.kind = kind
    var rest = text[...]
    while let end = rest.unicodeScalars.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
      try readLine(rest[..<end])
      rest = Self.afterLineBreak(at: end, in: rest)
    }
    try readLine(rest)
  }

  /// The text after a line feed, a carriage return, or both in this order.
  private static func afterLineBreak(at index: String.Index, in text: Substring) -> Substring {
    let scalars = text.unicodeScalars
    let rest = scalars[scalars.index(after: index)...]
    let isPair = scalars[index] == "\r" && rest.first == "\n"
    return Substring(isPair ? rest.dropFirst() : rest)
  }

  private mutating func readLine(_ content: Substring) throws(ConfigurationError) {
    line += 1
    guard let first = content.unicodeScalars.first, !content.trimmed.isEmpty,
      !Self.startsComment(first)
    else { return }
    if first == "[" {
      try readSection(content)
    } else if first.isBlank {
      try readContinuation(content.trimmed)
    } else {
      try readProperty(content)
    }
  }

  private mutating func readSection(_ content: Substring) throws(ConfigurationError) {
    let line = Substring(content.unicodeScalars.prefix { !Self.startsComment($0) }).trimmed
    guard line.unicodeScalars.last == "]" else {
      throw error(.unclosedSection, "the line of a section must end with a bracket: [name]")
    }
    let name = Substring(line.unicodeScalars.dropFirst().dropLast())
    sections.append((SectionName(name, in: kind), [:]))
    current = nil
  }

  private mutating func readProperty(_ content: Substring) throws(ConfigurationError) {
    guard !sections.isEmpty else {
      throw error(.expectedSection, "a property stands before the first section, such as [default]")
    }
    let (line, comment) = Self.withoutComment(content)
    guard let (name, value) = line.split(at: "=") else {
      throw error(.propertyWithoutEquals, "a property must look like name = value")
    }
    guard !name.trimmed.isEmpty else {
      throw error(.propertyWithoutName, "there is no name before the equals sign")
    }
    let key = name.trimmed.asciiLowercased
    current = key
    var property = ConfigurationProperty(
      value: String(value.trimmed), path: path, line: self.line, kind: kind)
    property.comment = comment
    sections[sections.count - 1].properties[key] = property
  }

  private mutating func readContinuation(_ text: Substring) throws(ConfigurationError) {
    guard !sections.isEmpty else {
      throw error(
        .expectedSection, "an indented line stands before the first section, such as [default]")
    }
    let last = sections.count - 1
    // Nothing may hold the value while it is appended to, or each line would copy all of it.
    guard let current, let isNested = sections[last].properties[current].map(\.mayBeNested) else {
      throw error(.expectedProperty, "an indented line must follow a property")
    }
    if isNested { try validateNested(text) }
    sections[last].properties[current]?.value += "\n\(text)"
  }

  private func validateNested(_ text: Substring) throws(ConfigurationError) {
    guard let (name, _) = text.split(at: "=") else {
      throw error(.subpropertyWithoutEquals, "a nested property must look like name = value")
    }
    guard !name.trimmed.isEmpty else {
      throw error(.subpropertyWithoutName, "there is no name before the nested equals sign")
    }
  }

  /// Cuts off a comment, which within a property's line must follow a space or a tab.
  private static func withoutComment(
    _ content: Substring
  ) -> (line: Substring, comment: Unicode.Scalar?) {
    let scalars = content.unicodeScalars
    var previous: Unicode.Scalar?
    for index in scalars.indices {
      if let previous, previous.isBlank, startsComment(scalars[index]) {
        return (content[..<index], scalars[index])
      }
      previous = scalars[index]
    }
    return (content, nil)
  }

  private static func startsComment(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "#" || scalar == ";"
  }

  private func error(_ kind: ConfigurationError.Kind, _ message: String) -> ConfigurationError {
    ConfigurationError(kind, message, file: path, line: line)
  }
}
