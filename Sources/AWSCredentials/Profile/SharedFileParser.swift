/// Reads one shared file line by line.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files"; what the
/// guide leaves open follows the public test vectors of the file format.
struct SharedFileParser {
  /// Sections in the order of the file; those to be ignored have no name.
  private(set) var sections: [(name: SectionName?, properties: [String: ConfigurationProperty])] =
    []

  private let path: String
  private let kind: SharedFileKind
  private var line = 0

  /// The property that an indented line would continue.
  private var current: String?

  init(_ text: String, path: String, kind: SharedFileKind) throws(ConfigurationError) {
    self.path = path
    self.kind = kind
    for content in text.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine) {
      line += 1
      try read(content)
    }
  }

  private mutating func read(_ content: Substring) throws(ConfigurationError) {
    guard let first = content.first, !content.trimmed.isEmpty, !Self.startsComment(first) else {
      return
    }
    if first == "[" {
      try readSection(content)
    } else if first.isBlank {
      try readContinuation(content.trimmed)
    } else {
      try readProperty(content)
    }
  }

  private mutating func readSection(_ content: Substring) throws(ConfigurationError) {
    let line = content.prefix { !Self.startsComment($0) }.trimmed
    guard line.hasSuffix("]") else {
      throw error(.unclosedSection, "the line of a section must end with a bracket: [name]")
    }
    sections.append((SectionName(line.dropFirst().dropLast(), in: kind), [:]))
    current = nil
  }

  private mutating func readProperty(_ content: Substring) throws(ConfigurationError) {
    guard !sections.isEmpty else {
      throw error(.expectedSection, "a property stands before the first section, such as [default]")
    }
    let line = Self.withoutComment(content)
    guard let equals = line.firstIndex(of: "=") else {
      throw error(.propertyWithoutEquals, "a property must look like name = value")
    }
    let name = line[..<equals].trimmed
    guard !name.isEmpty else {
      throw error(.propertyWithoutName, "there is no name before the equals sign")
    }
    let key = name.lowercased()
    current = key
    sections[sections.count - 1].properties[key] = ConfigurationProperty(
      value: String(line[line.index(after: equals)...].trimmed), path: path, line: self.line,
      kind: kind)
  }

  private mutating func readContinuation(_ text: Substring) throws(ConfigurationError) {
    guard !sections.isEmpty else {
      throw error(
        .expectedSection, "an indented line stands before the first section, such as [default]")
    }
    let last = sections.count - 1
    // The value is looked at and let go: appending would copy it as long as something holds it.
    guard let current,
      let isNested = sections[last].properties[current]
        .map({ $0.value.isEmpty || $0.value.hasPrefix("\n") })
    else { throw error(.expectedProperty, "an indented line must follow a property") }
    if isNested { try validateNested(text) }
    sections[last].properties[current]?.value += "\n\(text)"
  }

  private func validateNested(_ text: Substring) throws(ConfigurationError) {
    guard let equals = text.firstIndex(of: "=") else {
      throw error(.subpropertyWithoutEquals, "a nested property must look like name = value")
    }
    guard !text[..<equals].trimmed.isEmpty else {
      throw error(.subpropertyWithoutName, "there is no name before the nested equals sign")
    }
  }

  /// A comment in the line of a property starts after a space: values may hold the characters.
  private static func withoutComment(_ content: Substring) -> Substring {
    var previous: Character?
    for index in content.indices {
      if let previous, previous.isBlank, startsComment(content[index]) { return content[..<index] }
      previous = content[index]
    }
    return content
  }

  private static func startsComment(_ character: Character) -> Bool {
    character == "#" || character == ";"
  }

  private func error(_ kind: ConfigurationError.Kind, _ message: String) -> ConfigurationError {
    ConfigurationError(kind, message, file: path, line: line)
  }
}
