import AWSShapes
import JMESPath

extension FleetResult {
  /// The result as JSON, with the results of the command as it prints them.
  var json: JSONValue {
    var members: [JSONValue.Member] = []
    if let profile = target.profile { members.append(.init("Profile", .string(profile))) }
    if let region = target.region { members.append(.init("Region", .string(region))) }
    members.append(.init("Outcome", .string(label)))
    if outcome != .notStarted {
      let seconds = BigDecimal(ReportTime.seconds(duration)).map(JSONValue.number) ?? .null
      members.append(.init("DurationSeconds", seconds))
    }
    switch outcome {
    case .success(let results):
      members.append(.init("Result", Self.value(results)))
    case .failure(let failure):
      members.append(.init("ExitStatus", .number(BigDecimal(failure.status))))
      members.append(.init("Message", .string(failure.message)))
    case .interrupted, .notStarted: break
    }
    return .object(members)
  }

  /// The outcome in capitals.
  var label: String {
    switch outcome {
    case .success: "SUCCESS"
    case .failure: "FAILURE"
    case .interrupted: "INTERRUPTED"
    case .notStarted: "NOT_STARTED"
    }
  }

  /// A command without a result prints nothing; here it is null.
  private static func value(_ results: [JSONValue]) -> JSONValue {
    results.count > 1 ? .array(results) : results.first ?? .null
  }
}
