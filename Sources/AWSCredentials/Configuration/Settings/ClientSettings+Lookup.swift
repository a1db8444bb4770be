extension ClientSettings {
  /// Returns the value of a variable or, if that is blank, of a property of the profile.
  package func text(_ variable: String, _ property: String? = nil) -> Setting<String>? {
    if let value = host.variable(variable) { return Setting(value, from: .environment(variable)) }
    return property.flatMap { profile[$0] }.flatMap(Self.filled)
  }

  /// Returns the setting, or `nil` if it is blank.
  static func filled(_ setting: Setting<String>) -> Setting<String>? {
    setting.value.trimmed.isEmpty ? nil : setting
  }

  /// Returns a Boolean value, whose case does not matter.
  func flag(
    _ variable: String, _ property: String
  ) throws(ConfigurationError) -> Setting<Bool>? {
    guard let text = text(variable, property) else { return nil }
    switch text.value.trimmed.asciiLowercased {
    case "true": return Setting(true, from: text.origin)
    case "false": return Setting(false, from: text.origin)
    default: throw invalid(text, property, "true or false")
    }
  }

  /// Returns an integer within a range.
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

  /// Returns one of several words, whose case does not matter.
  func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ variable: String, _ property: String
  ) throws(ConfigurationError) -> Setting<Choice>? {
    guard let text = text(variable, property) else { return nil }
    let word = text.value.trimmed.asciiLowercased
    guard let choice = Choice.allCases.first(where: { $0.rawValue.asciiLowercased.isExactly(word) })
    else {
      throw invalid(
        text, property, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return Setting(choice, from: text.origin)
  }

  /// Replaces a tilde at the start of a path with the home directory.
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
