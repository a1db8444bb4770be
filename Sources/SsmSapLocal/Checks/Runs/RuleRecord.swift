import SsmSapModels

/// The result of a rule.
struct RuleRecord: Sendable, Hashable, Codable {
  /// The id of the result.
  var id: String

  /// What the rule demands.
  var description: String

  /// How the rule ended.
  var status: String

  /// What was found, in words.
  var message: String

  /// Details of the finding.
  var metadata: [String: String]

  /// The result as `ListSubCheckRuleResults` returns it.
  var result: RuleResult {
    RuleResult(
      id: id, description: description, status: RuleResultStatus(rawValue: status),
      message: message, metadata: metadata)
  }
}
