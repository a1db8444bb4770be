import SsmSapModels

/// A rule of a sub-check.
struct CheckRule: Sendable {
  /// What the rule demands.
  let description: String

  /// Returns what the rule finds, once for each part of the system that it is about.
  let findings: @Sendable (SystemConfiguration) -> [RuleFinding]

  /// Creates a rule about the system as a whole.
  init(
    _ description: String, finding: @escaping @Sendable (SystemConfiguration) -> RuleFinding
  ) {
    self.description = description
    findings = { [finding($0)] }
  }

  /// Creates a rule about each node.
  init(
    eachNode description: String,
    finding: @escaping @Sendable (NodeConfiguration) -> RuleFinding
  ) {
    self.description = description
    findings = { system in
      system.nodes.map { node in
        var result = finding(node)
        result.component = node.componentID
        return result
      }
    }
  }
}
