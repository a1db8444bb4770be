import AWSJSON
import AWSShapes
import JMESPath

/// JSON that a person has written.
enum JSONText {
  /// Reads a JSON value.
  ///
  /// - Parameters:
  ///   - text: The JSON.
  ///   - option: The option that has the text, with its hyphens.
  /// - Throws: ``ParameterError`` with the place of what is wrong.
  static func value(of text: String, option: String) throws(ParameterError) -> JSONValue {
    do {
      return try JSONCodec().decode(JSONValue.self, from: Array(text.utf8))
    } catch {
      throw ParameterError(
        option,
        "invalid JSON: \(error.reason), at \(TextPlace(text, byte: error.offset).description)")
    }
  }

  /// Whether a text looks like JSON: its first character other than white space opens an array or an
  /// object.
  static func isLikely(_ text: String) -> Bool {
    opens(text, with: ["[", "{"])
  }

  /// Whether the first character other than white space is one of these.
  static func opens(_ text: String, with scalars: Set<Unicode.Scalar>) -> Bool {
    text.unicodeScalars.first { !$0.properties.isWhitespace }.map(scalars.contains) ?? false
  }
}
