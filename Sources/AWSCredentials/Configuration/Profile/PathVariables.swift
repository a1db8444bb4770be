/// Replaces environment variables in a path as the AWS CLI does.
enum PathVariables {
  /// Replaces `$NAME` and `${NAME}` with the variable's value. A variable that is not set is left
  /// as it is.
  static func expand(_ path: String, _ variables: [String: String]) -> String {
    var result = String.UnicodeScalarView()
    var rest = path.unicodeScalars[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      let (name, length) = reference(rest.dropFirst())
      let value = name.flatMap { variables[$0] }
      result += value.map { $0.unicodeScalars[...] } ?? rest.prefix(1 + length)
      rest = rest.dropFirst(1 + length)
    }
    return String(result + rest)
  }

  /// Reads the name after a dollar sign, and counts the scalars that belong to it.
  private static func reference(
    _ text: Substring.UnicodeScalarView
  ) -> (name: String?, length: Int) {
    if text.first == "{", let end = text.firstIndex(of: "}") {
      let name = text[..<end].dropFirst()
      return (String(name), name.count + 2)
    }
    let name = text.prefix {
      $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    return (name.isEmpty ? nil : String(name), name.count)
  }
}
