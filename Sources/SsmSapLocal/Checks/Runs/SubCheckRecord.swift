import SsmSapModels

/// The result of a sub-check, with the results of its rules.
struct SubCheckRecord: Sendable, Hashable, Codable {
  /// The id of the result.
  var id: String

  /// The name of the sub-check.
  var name: String

  /// What the sub-check looks at.
  var description: String

  /// Where to read more.
  var references: [String]

  /// The results of the rules.
  var rules: [RuleRecord]

  /// The result as `ListSubCheckResults` returns it.
  var result: SubCheckResult {
    SubCheckResult(id: id, name: name, description: description, references: references)
  }
}
