import SsmSapModels

extension RuleFinding {
  /// Returns the finding of a rule that needs to know the instance type.
  static func unknownInstanceType(_ node: NodeConfiguration) -> RuleFinding {
    RuleFinding(
      status: .unknown,
      message: "Nothing is known about the instance type \(node.instanceType).",
      actual: node.instanceType)
  }
}
