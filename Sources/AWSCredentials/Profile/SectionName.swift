/// What a line in brackets begins.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
enum SectionName: Hashable {
  case profile(String, hasPrefix: Bool)
  case ssoSession(String)
  case services(String)

  /// The section of the text between the brackets; nil for one that is to be ignored.
  init?(_ text: Substring, in kind: SharedFileKind) {
    let text = text.trimmed
    let parts = text.split(maxSplits: 1, whereSeparator: \.isBlank)
    if kind == .credentials || parts.count < 2 {
      // The config file has profiles without prefix only for the default one.
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

  /// A name is one word, or stands in quotes.
  private static func name(_ text: Substring) -> String? {
    for quote in ["\"", "'"] where text.hasPrefix(quote) && text.hasSuffix(quote) {
      let inner = text.dropFirst().dropLast()
      return inner.isEmpty || inner.contains(quote) ? nil : String(inner)
    }
    return text.isEmpty || text.contains(where: \.isBlank) ? nil : String(text)
  }
}
