/// Names of a model as Swift writes them.
enum SwiftName {
  /// A name of a property, parameter, case or method: `ApplicationId` becomes `applicationId`,
  /// `SAP_ABAP` becomes `sapAbap`.
  static func lowerCamel(_ name: String) -> String {
    let isShouted = name.contains("_") || !name.contains(where: \.isLowercase)
    let words = WordSplitter.words(of: name)
    guard let first = words.first else { return "empty" }
    let rest = words.dropFirst().map { word -> String in
      let isAllCaps = isShouted && !word.contains(where: \.isLowercase)
      let tail = word.dropFirst()
      return word.prefix(1).uppercased() + (isAllCaps ? tail.lowercased() : String(tail))
    }
    let joined = ([first.lowercased()] + rest).joined()
    return joined.first?.isNumber == true ? "_\(joined)" : joined
  }

  /// A name of a type: `operationSummary` becomes `OperationSummary`.
  static func type(_ name: String) -> String {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return joined.first?.isNumber == true ? "_\(joined)" : joined
  }

  /// The name as it stands in code: in backticks where it is a word of the language.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// Words of the language that cannot stand for something else without backticks.
  ///
  /// Source: The Swift Programming Language, "Lexical Structure", "Keywords and Punctuation".
  private static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
    "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
    "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
    "repeat", "rethrows", "return", "self", "some", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
