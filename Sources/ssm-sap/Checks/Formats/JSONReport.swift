import AWSShapes
import JMESPath

/// A report as JSON, with the service's names of members where it has them.
struct JSONReport {
  private let report: CheckReport

  init(_ report: CheckReport) {
    self.report = report
  }

  /// The report as one document, with a line break at the end.
  var text: String {
    get throws { String(decoding: try JSONFormat.text(of: value), as: UTF8.self) + "\n" }
  }

  /// The report as a value.
  var value: JSONValue {
    var members: [JSONValue.Member] = [.init("ApplicationId", .string(report.application))]
    members.add("ReportTime", ReportTime.timestamp(report.time))
    members.append(.init("Verdict", .string(report.verdict.label)))
    members.append(.init("RuleStatusCounts", Self.value(report.counts)))
    members.append(.init("ConfigurationChecks", .array(report.checks.map(Self.value))))
    return .object(members)
  }

  private static func value(_ check: ReportedCheck) -> JSONValue {
    var members: [JSONValue.Member] = [.init("ConfigurationCheckId", .string(check.id))]
    members.add("ConfigurationCheckName", check.name)
    members.add("ConfigurationCheckDescription", check.description)
    members.add("OperationId", check.operationID)
    members.append(.init("Verdict", .string(check.verdict.label)))
    if case .failed(let reason) = check.state { members.add("StatusMessage", reason) }
    members.add("StartTime", check.start.flatMap(ReportTime.timestamp))
    members.add("EndTime", check.end.flatMap(ReportTime.timestamp))
    members.add("Problem", check.problem?.message)
    members.append(.init("RuleStatusCounts", value(VerdictCounts(check.rules))))
    members.append(.init("SubChecks", .array(check.subChecks.map(value))))
    return .object(members)
  }

  private static func value(_ subCheck: ReportedSubCheck) -> JSONValue {
    var members: [JSONValue.Member] = []
    members.add("Id", subCheck.id)
    members.add("Name", subCheck.name)
    members.add("Description", subCheck.description)
    members.append(.init("Verdict", .string(subCheck.verdict.label)))
    members.append(.init("References", .array(subCheck.references.map { .string($0) })))
    members.add("Problem", subCheck.problem?.message)
    members.append(.init("Rules", .array(subCheck.rules.map(value))))
    return .object(members)
  }

  private static func value(_ rule: ReportedRule) -> JSONValue {
    var members: [JSONValue.Member] = []
    members.add("Id", rule.id)
    members.add("Description", rule.description)
    members.append(.init("Status", .string(rule.label)))
    members.add("Message", rule.message)
    let metadata = rule.metadata.sorted { $0.key < $1.key }
    members.append(
      .init("Metadata", .object(metadata.map { .init($0.key, .string($0.value)) })))
    return .object(members)
  }

  private static func value(_ counts: VerdictCounts) -> JSONValue {
    let names: [(String, Verdict)] = [
      ("Failed", .failed), ("Warning", .warning), ("Info", .info), ("Passed", .passed),
      ("Unknown", .unknown),
    ]
    return .object(names.map { .init($0.0, .number(BigDecimal(counts[$0.1]))) })
  }
}

extension [JSONValue.Member] {
  /// Adds a member if there is a value.
  fileprivate mutating func add(_ name: String, _ text: String?) {
    if let text { append(.init(name, .string(text))) }
  }
}
