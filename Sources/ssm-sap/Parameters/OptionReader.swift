import AWSShapes
import JMESPath

/// Reads the values of options, as the AWS CLI reads them.
struct OptionReader {
  /// The option with its hyphens, for messages.
  let option: String

  /// The value of an option; `nil` if the option was not given.
  ///
  /// - Throws: ``ParameterError`` for a value that is not of the type.
  func value(of argument: OptionValue, as type: ParameterType) throws(ParameterError) -> JSONValue?
  {
    switch argument {
    case .flag(let value): return value.map(JSONValue.bool)
    case .text(let text):
      guard let text else { return nil }
      return try value(of: try contents(of: text), as: type)
    case .words(let words):
      guard let first = words.first else { return nil }
      guard words.count == 1, let file = ParameterFile(first) else {
        return try list(of: words, type)
      }
      // Words in a file would have to be split by rules of their own.
      let text = try contents(of: file)
      guard JSONText.opens(text, with: ["["]) else {
        throw ParameterError(option, "a file with a list has to hold a JSON array")
      }
      return try JSONText.value(of: text, option: option)
    }
  }

  /// The text that stands in a file, if the word names one.
  func contents(of word: String) throws(ParameterError) -> String {
    guard let file = ParameterFile(word) else { return word }
    return try contents(of: file)
  }

  private func contents(of file: ParameterFile) throws(ParameterError) -> String {
    do {
      return try file.text()
    } catch {
      throw ParameterError(option, error.description)
    }
  }

  private func value(of text: String, as type: ParameterType) throws(ParameterError) -> JSONValue {
    guard !type.isScalar else { return try ScalarText(option: option).value(of: text, as: type) }
    if JSONText.isLikely(text) { return try JSONText.value(of: text, option: option) }
    return try Shorthand(option: option).value(of: text, as: type)
  }

  /// The list that words stand for: a JSON array in one word, or an element in each.
  private func list(of words: [String], _ type: ParameterType) throws(ParameterError) -> JSONValue {
    if words.count == 1, JSONText.opens(words[0], with: ["["]) {
      return try JSONText.value(of: words[0], option: option)
    }
    guard case .list(let element) = type else {
      throw ParameterError(option, "expected \(type.description)")
    }
    return .array(
      try words.map { word throws(ParameterError) in try value(of: word, as: element) })
  }
}
