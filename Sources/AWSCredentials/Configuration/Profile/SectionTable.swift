/// Sections of one kind by their names, which are compared scalar by scalar.
struct SectionTable: Sendable {
  private let kind: String
  private var sections: [ExactText: ConfigurationSection] = [:]

  /// Creates an empty table of, for example, `profile` sections.
  init(of kind: String) {
    self.kind = kind
  }

  subscript(name: String) -> ConfigurationSection? { sections[ExactText(name)] }

  /// The sections in a dictionary, whose keys are compared by canonical equivalence.
  var byName: [String: ConfigurationSection] {
    Dictionary(sections.map { ($0.key.text, $0.value) }) { first, _ in first }
  }

  /// Adds properties to a section, creating it if it is new.
  mutating func merge(_ properties: [String: ConfigurationProperty], into name: String) {
    sections[ExactText(name), default: ConfigurationSection(title: "\(kind) \(name)")]
      .merge(properties)
  }
}

/// A text that equals only a text of the same Unicode scalars.
struct ExactText: Sendable, Hashable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (first: ExactText, second: ExactText) -> Bool {
    first.text.isExactly(second.text)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
