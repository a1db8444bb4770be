/// A part of a configuration check.
struct SubCheck: Sendable {
  /// The name.
  let name: String

  /// What the sub-check looks at.
  let description: String

  /// Where to read more.
  let references: [String]

  /// The rules.
  let rules: [CheckRule]
}
