import CommandSupport
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Work of the service that a command follows: an operation, a configuration check, or the
/// deregistration of an application.
struct FollowedWork: Sendable {
  /// The kind of work, with what the service said last.
  enum Kind: Sendable {
    case operation(SsmSapModels.Operation?)
    case check(ConfigurationCheckOperation?)
    case deregistration
  }

  /// The id of the operation; of a deregistration, that of the application.
  let id: String
  var kind: Kind
  /// The status as the service writes it; `nil` before the first response.
  var status: String?
  /// The reason of the status.
  var message: String?
  var start: Date?
  var end: Date?
  /// How the work goes. It has ended when this is not busy.
  var mark = TerminalMark.busy
  var steps = OperationSteps()
  /// Why the steps are missing.
  var stepsProblem: String?

  init(operation id: String) {
    self.id = id
    kind = .operation(nil)
  }

  init(check id: String) {
    self.id = id
    kind = .check(nil)
  }

  init(deregistrationOf application: String) {
    id = application
    kind = .deregistration
  }

  var hasEnded: Bool { mark != .busy }

  /// What the work is, such as `START_APPLICATION of HANA-PRD`.
  var title: String {
    switch kind {
    case .operation(let operation):
      Self.title(operation?.type, operation?.resourceId) ?? "operation \(id)"
    case .check(let check):
      Self.title(check?.configurationCheckId?.rawValue, check?.applicationId) ?? "check \(id)"
    case .deregistration: "deregistration of \(id)"
    }
  }

  private static func title(_ type: String?, _ resource: String?) -> String? {
    guard let type else { return nil }
    return resource.map { "\(type) of \($0)" } ?? type
  }

  /// The ARN of what the work is on, if it is known.
  var resourceArn: String? {
    guard case .operation(let operation) = kind else { return nil }
    return operation?.resourceArn
  }

  /// How long the work took, or has taken so far.
  func duration(at now: Date) -> Duration? {
    start.map { (end ?? now).duration(since: $0) }
  }

  // MARK: Updates

  /// Takes what the service says of the work.
  mutating func apply(_ update: WorkUpdate, at now: Date) {
    switch update {
    case .operation(let operation): apply(operation, at: now)
    case .event(let event): steps.add(event)
    case .check(let check): apply(check, at: now)
    case .application(let application): apply(application, at: now)
    case .stepsProblem(let problem): stepsProblem = problem
    }
  }

  private mutating func apply(_ operation: SsmSapModels.Operation, at now: Date) {
    kind = .operation(operation)
    take(operation.status, operation.statusMessage, operation.startTime, operation.endTime, now)
  }

  private mutating func apply(_ check: ConfigurationCheckOperation, at now: Date) {
    kind = .check(check)
    take(check.status, check.statusMessage, check.startTime, check.endTime, now)
  }

  private mutating func take(
    _ status: OperationStatus?, _ message: String?, _ start: Date?, _ end: Date?, _ now: Date
  ) {
    self.status = status?.rawValue
    self.message = message
    self.start = start ?? self.start ?? now
    switch status {
    case .success: mark = .good
    case .error: mark = .bad
    default: return
    }
    self.end = end ?? now
  }

  private mutating func apply(_ application: Application?, at now: Date) {
    start = start ?? now
    guard let application else {
      status = "DELETED"
      mark = .good
      end = now
      return
    }
    // An application that was being deleted and is not any more stays.
    if status == ApplicationStatus.deleting.rawValue, application.status != .deleting {
      mark = .bad
      end = now
    }
    status = application.status?.rawValue
    message = application.statusMessage
  }
}
