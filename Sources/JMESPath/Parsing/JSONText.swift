import AWSJSON
import AWSShapes

/// Reads JSON in an expression.
enum JSONText {
  /// Returns the value of a JSON text; `nil` if the text is not JSON.
  static func value(_ text: String, column: Int) throws(JMESPathError) -> JSONValue? {
    do {
      return try JSONCodec().decode(JSONValue.self, from: Array(text.utf8))
    } catch {
      guard error.kind == .limit else { return nil }
      throw JMESPathError("the literal is invalid (\(error.reason))", column: column)
    }
  }

  /// Returns the string whose JSON text has this content; `nil` if the content is not that of a JSON
  /// string.
  static func string(_ content: String) -> String? {
    let value = try? JSONCodec().decode(JSONValue.self, from: Array("\"\(content)\"".utf8))
    guard case .string(let text) = value else { return nil }
    return text
  }
}
