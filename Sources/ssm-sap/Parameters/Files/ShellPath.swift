/// A path as a shell expands it.
enum ShellPath {
  /// The path with `~` at its start and `$NAME` or `${NAME}` replaced. A variable that is not set
  /// stays as it is written.
  static func expanded(_ path: String, environment: [String: String]) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(home(path, environment)).unicodeScalars
    while let mark = rest.firstIndex(of: "$") {
      result += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      let isBraced = rest.first == "{"
      let body = isBraced ? rest.dropFirst() : rest
      let name = body.prefix(while: isOfName)
      let after = body[name.endIndex...]
      let isClosed = !isBraced || after.first == "}"
      guard isClosed, !name.isEmpty, let value = environment[String(name)] else {
        result.append("$")
        continue
      }
      result += value.unicodeScalars
      rest = isBraced ? after.dropFirst() : after
    }
    return String(result + rest)
  }

  private static func home(_ path: String, _ environment: [String: String]) -> String {
    guard path == "~" || path.utf8.starts(with: "~/".utf8), let home = environment["HOME"] else {
      return path
    }
    return home + String(decoding: path.utf8.dropFirst(), as: UTF8.self)
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }
}
