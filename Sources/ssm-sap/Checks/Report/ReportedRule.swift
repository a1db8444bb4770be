import SsmSap

/// The result of a rule in a report.
struct ReportedRule: Sendable, Hashable {
  var id: String?
  /// What the rule demands.
  var description: String?
  /// The status as the service wrote it.
  var status: String?
  /// What was found.
  var message: String?
  var metadata: [String: String] = [:]
}

extension ReportedRule {
  init(_ result: RuleResult) {
    self.init(
      id: result.id, description: result.description, status: result.status?.rawValue,
      message: result.message, metadata: result.metadata ?? [:])
  }

  var verdict: Verdict {
    switch status.map(RuleResultStatus.init(rawValue:)) {
    case .passed?: .passed
    case .info?: .info
    case .warning?: .warning
    case .failed?: .failed
    default: .unknown
    }
  }

  /// The status as the service wrote it, also where this program does not know it.
  var label: String {
    guard let status, !status.isEmpty else { return verdict.label }
    return status
  }

  /// The demand, with the component that it is about, because the same demand is made of each.
  var title: String {
    let demand = description ?? id ?? "Rule without a description"
    guard let component = metadata["Component"], !component.isEmpty else { return demand }
    return "\(demand) [\(component)]"
  }

  /// The metadata besides the component, in the order of the keys.
  var details: [(key: String, value: String)] {
    metadata.filter { $0.key != "Component" }.sorted { $0.key < $1.key }
      .map { (key: $0.key, value: $0.value) }
  }
}
