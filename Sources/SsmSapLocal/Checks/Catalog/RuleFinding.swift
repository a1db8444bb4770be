import SsmSapModels

/// What a rule finds in a system.
struct RuleFinding: Sendable, Hashable {
  /// How the rule ends.
  var status: RuleResultStatus

  /// What was found, in words.
  var message: String

  /// The value that was found, if there is one.
  var actual: String?

  /// The value that the rule expects, if it expects one.
  var expected: String?

  /// The cluster parameter that the rule is about.
  var clusterParameter: String?

  /// The id of the component that the rule is about.
  var component: String?

  /// The metadata of a rule's result, within the limits of the model.
  var metadata: [String: String] {
    [
      "ActualValue": actual, "ExpectedValue": expected, "ClusterParameter": clusterParameter,
      "Component": component,
    ].compactMapValues { value in
      guard let value, !value.isEmpty else { return nil }
      return String(value.unicodeScalars.prefix(1000))
    }
  }
}
