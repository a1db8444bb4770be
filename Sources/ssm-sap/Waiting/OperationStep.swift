import CommandSupport
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A step of an operation: work on one resource, as its events tell of it.
struct OperationStep: Sendable, Hashable {
  /// The ARN of the resource; empty if the events name none.
  let resource: String
  /// What the step does.
  let text: String
  /// How many steps stand above this one.
  let depth: Int
  /// The status of the last event.
  var status: OperationEventStatus?
  /// The reason of the status.
  var message: String?
  /// When the step began; `nil` if no event tells.
  var start: Date?
  /// When the step ended; `nil` while it goes on.
  var end: Date?

  var hasEnded: Bool { status == .completed || status == .failed }

  var mark: TerminalMark {
    switch status {
    case .completed: .good
    case .failed: .bad
    default: .busy
    }
  }

  /// How long the step took, or has taken so far; `nil` if its start is not known.
  func duration(at now: Date) -> Duration? {
    guard let start else { return nil }
    if hasEnded { return end?.duration(since: start) }
    return now.duration(since: start)
  }
}
