import AWSRuntime
import AWSTestKit
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values that tests of the client share.
enum Samples {
  static let id = "01234567-89ab-cdef-0123-456789abcdef"
  static let otherId = "fedcba98-7654-3210-fedc-ba9876543210"
  static let application = "HDB-PRD"
  static let start = Date(timeIntervalSince1970: 1_700_000_000)

  static func operation(
    _ status: OperationStatus?, message: String? = nil, id: String = id,
    type: String = "START_APPLICATION", started: TimeInterval = 0
  ) -> SsmSapModels.Operation {
    SsmSapModels.Operation(
      id: id, type: type, status: status, statusMessage: message,
      startTime: start.addingTimeInterval(started))
  }

  static func event(
    _ number: Int, _ status: OperationEventStatus = .inProgress
  ) -> OperationEvent {
    OperationEvent(
      description: "step \(number)", status: status,
      timestamp: start.addingTimeInterval(Double(number)))
  }

  /// An error that leaves open whether the call was executed.
  static func ambiguous(_ operation: String) -> CallError {
    var error = CallError(.transport, operation: operation, message: "the connection broke")
    error.mayHaveExecuted = true
    error.retryEnd = .mayHaveExecuted
    error.attempts = 1
    return error
  }

  static func throttled(_ operation: String) -> CallError {
    var error = CallError(.service, operation: operation, message: "Rate exceeded")
    error.code = "ThrottlingException"
    error.httpStatus = 400
    error.retryEnd = .attempts
    error.attempts = 3
    return error
  }

  static func denied(_ operation: String) -> CallError {
    var error = CallError(.service, operation: operation, message: "not allowed")
    error.code = "AccessDeniedException"
    error.httpStatus = 403
    error.retryEnd = .permanent
    error.attempts = 1
    return error
  }
}

extension StrictStub {
  func expectOperation(_ operation: SsmSapModels.Operation?, line: Int = #line) {
    expect(
      GetOperation.self, GetOperationInput(operationId: Samples.id),
      .output(GetOperationOutput(operation: operation)), line: line)
  }

  /// Expects that an operation's events are read; each page ends with the number of the next.
  func expectEvents(_ pages: [OperationEvent]..., line: Int = #line) {
    for (number, page) in pages.enumerated() {
      let input = ListOperationEventsInput(
        operationId: Samples.id, nextToken: number == 0 ? nil : "page \(number)")
      let isLast = number == pages.count - 1
      expect(
        ListOperationEvents.self, input,
        .output(
          ListOperationEventsOutput(
            operationEvents: page, nextToken: isLast ? nil : "page \(number + 1)")), line: line)
    }
  }

  /// Expects that the first page of an operation's events is read, which is not the last.
  func expectFirstEvents(_ page: [OperationEvent], line: Int = #line) {
    expect(
      ListOperationEvents.self, ListOperationEventsInput(operationId: Samples.id),
      .output(ListOperationEventsOutput(operationEvents: page, nextToken: "page 1")), line: line)
  }
}
