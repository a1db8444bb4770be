/// Why an option or the JSON of an input cannot be taken.
struct ParameterError: Error, CustomStringConvertible {
  /// What is wrong, and with which option. It may have several lines, such as one with a caret.
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// Creates an error in the value of an option.
  ///
  /// - Parameters:
  ///   - option: The option with its hyphens.
  ///   - reason: What is wrong.
  init(_ option: String, _ reason: String) {
    description = "\(option): \(reason)"
  }
}
