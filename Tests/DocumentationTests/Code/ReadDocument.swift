import AWSShapes

/// Returns the settings that a document holds as text.
func texts(in settings: Document) -> [String: String] {
  guard case .map(let members) = settings else { return [:] }
  return members.compactMapValues {
    if case .string(let text) = $0 { text } else { nil }
  }
}
