import JMESPath

/// The shorthand syntax of structures and maps.
struct Shorthand {
  /// The option with its hyphens, for messages.
  let option: String

  func value(of text: String, as type: ParameterType) throws(ParameterError) -> JSONValue {
    throw ParameterError(option, "expected JSON")
  }
}
