/// The kind and name of a section, from the line in brackets that begins it.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
enum SectionName: Hashable {
  case profile(String, hasPrefix: Bool)
  case ssoSession(String)
  case services(String)

  /// Reads the text between the brackets; `nil` for a section that is ignored.
  init?(_ text: Substring, in kind: SharedFileKind) {
    let text = text.trimmed
    let parts = text.unicodeScalars.split(maxSplits: 1, whereSeparator: \.isBlank).map {
      Substring($0)
    }
    if kind == .credentials || parts.count < 2 {
      // In the config file, only the default profile may lack the prefix.
      guard let name = Self.name(text), kind == .credentials || name == "default" else {
        return nil
      }
      self = .profile(name, hasPrefix: false)
      return
    }
    guard let name = Self.name(parts[1].trimmed) else { return nil }
    switch parts[0] {
    case "profile": self = .profile(name, hasPrefix: true)
    case "sso-session": self = .ssoSession(name)
    case "services": self = .services(name)
    default: return nil
    }
  }

  /// A name is one word, or is quoted.
  private static func name(_ text: Substring) -> String? {
    let scalars = text.unicodeScalars
    if let quote = scalars.first, quote == "\"" || quote == "'", scalars.last == quote {
      let inner = scalars.dropFirst().dropLast()
      return inner.isEmpty || inner.contains(quote) ? nil : String(inner)
    }
    return text.isEmpty || scalars.contains(where: \.isBlank) ? nil : String(text)
  }
}
