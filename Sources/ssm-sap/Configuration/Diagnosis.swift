import CommandSupport
import JMESPath

/// The result of one step of `ssm-sap config doctor`.
struct Diagnosis: Sendable, Equatable {
  enum State: String, Sendable {
    case ok
    case warning
    case failed
    case skipped
  }

  let step: String
  let state: State
  let detail: String
  /// What to do about it, one line each.
  var advice: [String] = []
  /// The exit status if the step has failed.
  var status = CommandStatus.other

  static func ok(_ step: String, _ detail: String) -> Diagnosis {
    Diagnosis(step: step, state: .ok, detail: detail)
  }

  static func warning(_ step: String, _ detail: String, _ advice: String) -> Diagnosis {
    Diagnosis(step: step, state: .warning, detail: detail, advice: [advice])
  }

  static func skipped(_ step: String, _ reason: String) -> Diagnosis {
    Diagnosis(step: step, state: .skipped, detail: reason)
  }

  /// Creates the result of a step that has failed.
  static func failed(_ step: String, _ failure: CommandFailure) -> Diagnosis {
    Diagnosis(
      step: step, state: .failed, detail: failure.message,
      // The advice to run the doctor.
      advice: failure.advice.filter { $0 != FailureReport.diagnosis }, status: failure.status)
  }

  /// The lines for a person.
  var text: String {
    let mark = state.rawValue + String(repeating: " ", count: 8 - state.rawValue.utf8.count)
    let lines = ["\(mark) \(step): \(detail)"] + advice.map { "         to mend: \($0)" }
    return lines.map { $0.printable + "\n" }.joined()
  }

  /// The result as JSON.
  var json: JSONValue {
    .object([
      .init("Step", .string(step)), .init("State", .string(state.rawValue)),
      .init("Detail", .string(detail)), .init("Advice", .array(advice.map { .string($0) })),
    ])
  }
}
