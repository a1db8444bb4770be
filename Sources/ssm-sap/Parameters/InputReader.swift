import AWSJSON
import AWSShapes
import JMESPath

/// Gathers the input of an operation from its options and the JSON of `--cli-input-json`.
struct InputReader: Sendable {
  let parameters: [Parameter]
  /// The values of the options, in the order of the parameters.
  let arguments: [OptionValue]

  /// The members of the input: those of the options, and the rest from a JSON document.
  ///
  /// - Parameter document: The value of `--cli-input-json`.
  /// - Throws: ``ParameterError`` for a value that cannot be read.
  func members(over document: String?) throws(ParameterError) -> [JSONValue.Member] {
    var members = try Self.members(of: document)
    for (parameter, argument) in zip(parameters, arguments) {
      let reader = OptionReader(option: "--\(parameter.option)")
      guard let value = try reader.value(of: argument, as: parameter.type) else { continue }
      members.removeAll { $0.name == parameter.name }
      members.append(JSONValue.Member(parameter.name, value))
    }
    return members
  }

  private static let documentOption = "--cli-input-json"

  private static func members(
    of document: String?
  ) throws(ParameterError) -> [JSONValue.Member] {
    guard let document else { return [] }
    let text = try OptionReader(option: documentOption).contents(of: document)
    let value = try JSONText.value(of: text, option: documentOption)
    guard case .object(let members) = value else {
      throw ParameterError(documentOption, "expected a JSON object, found \(value.kind)")
    }
    return members
  }
}
