import AWSShapes
import HTTPTypes

extension HTTPFields {
  /// The value of the field with a name that HTTPTypes has no constant for.
  subscript(named name: String) -> String? {
    get { HTTPField.Name(name).flatMap { self[$0] } }
    set { if let name = HTTPField.Name(name) { self[name] = newValue } }
  }

  /// Whether the content type is JSON, whatever its parameters; `nil` without a content type.
  var isJSON: Bool? {
    guard let value = self[.contentType] else { return nil }
    let type = value.utf8.prefix { !";\t ".utf8.contains($0) }
    return String(Substring(type)).equalsIgnoringASCIICase("application/json")
  }
}
