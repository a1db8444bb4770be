/// Names of a model as Swift spells them, of ASCII letters and digits only.
enum SwiftName {
  /// The name of a property, parameter, case or method: `ApplicationId` becomes `applicationId`,
  /// `SAP_ABAP` becomes `sapAbap`.
  static func lowerCamel(_ name: String) -> String {
    let isShouted =
      name.utf8.contains(UInt8(ascii: "_")) || !name.utf8.contains(where: \.isLowercase)
    let words = WordSplitter.words(of: name)
    guard let first = words.first else { return "empty" }
    let rest = words.dropFirst().map { word -> String in
      let isAllCaps = isShouted && !word.utf8.contains(where: \.isLowercase)
      let tail = word.dropFirst()
      return word.prefix(1).uppercased() + (isAllCaps ? tail.lowercased() : String(tail))
    }
    return identifier(([first.lowercased()] + rest).joined())
  }

  /// The name of a type: `operationSummary` becomes `OperationSummary`.
  static func type(_ name: String) -> String {
    let words = WordSplitter.parts(of: name)
    guard !words.isEmpty else { return "Empty" }
    return identifier(words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined())
  }

  /// The name that the types of a service start with: its `sdkId` without spaces, as in `DynamoDB`
  /// for `DynamoDBClient`.
  ///
  /// `Service` takes another name, since `ServiceClient` is a type of this package.
  static func service(_ sdkID: String) -> String {
    let name = type(sdkID)
    let isFree = ReservedNames.serviceSuffixes.allSatisfy {
      !ReservedNames.types.contains(name + $0)
    }
    return isFree ? name : name + "Service"
  }

  private static func identifier(_ name: String) -> String {
    name.utf8.first?.isDigit == true ? "_\(name)" : name
  }

  /// The name as a declaration or an expression spells it: in backticks where it is a keyword.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// The name as a call spells an argument's label, which can be any keyword but `inout`.
  static func label(_ name: String) -> String {
    name == "inout" ? "`inout`" : name
  }

  /// Keywords that need backticks, and words that start an expression or a statement of their own.
  ///
  /// Source: The Swift Programming Language, "Lexical Structure", "Keywords and Punctuation".
  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "actor", "any", "as", "associatedtype", "async", "await",
    "borrow", "break", "case", "catch", "class", "consume", "continue", "copy", "default", "defer",
    "deinit", "discard", "do", "each", "else", "enum", "extension", "fallthrough", "false",
    "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
    "let", "macro", "nil", "operator", "precedencegroup", "private", "protocol", "public",
    "repeat", "rethrows", "return", "self", "some", "static", "struct", "subscript", "super",
    "switch", "then", "throw", "throws", "true", "try", "typealias", "unsafe", "var", "where",
    "while", "yield",
  ]
}
