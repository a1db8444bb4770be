extension ClientSettings {
  /// A text that is not blank, of a variable or else of a property of the profile.
  func text(_ variable: String, _ property: String? = nil) -> Setting<String>? {
    if let value = host.variable(variable) { return Setting(value, from: .environment(variable)) }
    return property.flatMap { profile[$0] }.flatMap(Self.filled)
  }

  /// The setting, unless it is blank.
  static func filled(_ setting: Setting<String>) -> Setting<String>? {
    setting.value.trimmed.isEmpty ? nil : setting
  }

  /// A truth value, in any case.
  func flag(
    _ variable: String, _ property: String
  ) throws(ConfigurationError) -> Setting<Bool>? {
    guard let text = text(variable, property) else { return nil }
    switch text.value.trimmed.lowercased() {
    case "true": return Setting(true, from: text.origin)
    case "false": return Setting(false, from: text.origin)
    default: throw invalid(text, property, "true or false")
    }
  }

  /// A whole number of a range.
  func number(
    _ variable: String, _ property: String, in range: ClosedRange<Int>
  ) throws(ConfigurationError) -> Setting<Int>? {
    guard let text = text(variable, property) else { return nil }
    guard let number = Int(text.value.trimmed), range.contains(number) else {
      throw invalid(
        text, property, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return Setting(number, from: text.origin)
  }

  /// One of a few words, in any case.
  func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ variable: String, _ property: String
  ) throws(ConfigurationError) -> Setting<Choice>? {
    guard let text = text(variable, property) else { return nil }
    let word = text.value.trimmed.lowercased()
    guard let choice = Choice.allCases.first(where: { $0.rawValue.lowercased() == word }) else {
      throw invalid(
        text, property, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return Setting(choice, from: text.origin)
  }

  /// A path with the home directory in place of a tilde.
  func expandingHome(_ path: String) -> String {
    SharedFileLocations.expand(path, home: SharedFileLocations.homeDirectory(host))
  }

  private func invalid(
    _ text: Setting<String>, _ property: String, _ expected: String
  ) -> ConfigurationError {
    ConfigurationError(
      .invalidValue,
      "\(property) is \"\(text.value)\" (\(text.origin)); it must be \(expected)",
      at: text.origin)
  }
}
