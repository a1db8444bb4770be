public import SsmSapModels

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An operation of the local service and its course.
public struct LocalOperation: Sendable, Hashable {
  /// The outcome of an operation.
  public enum Outcome: Sendable, Hashable {
    /// The operation succeeds.
    case success
    /// The operation fails with a status message.
    case error(String)
  }

  /// The operation when it starts: id, type, resource and properties.
  public var operation: SsmSapModels.Operation

  /// The time at which the operation starts.
  public var start: Date

  /// The time that the operation takes.
  public var duration: Duration

  /// The outcome.
  public var outcome: Outcome

  /// Creates an operation with a start time, a duration and an outcome.
  public init(
    _ operation: SsmSapModels.Operation, start: Date, duration: Duration, outcome: Outcome
  ) {
    self.operation = operation
    self.start = start
    self.duration = duration
    self.outcome = outcome
  }

  /// Returns the state of the operation at a time.
  func state(at now: Date) -> SsmSapModels.Operation {
    var state = operation
    state.startTime = start
    let end = start.addingTimeInterval(duration / .seconds(1))
    guard now >= end else {
      state.status = .inprogress
      state.lastUpdatedTime = start
      return state
    }
    state.endTime = end
    state.lastUpdatedTime = end
    switch outcome {
    case .success:
      state.status = .success
    case .error(let message):
      state.status = .error
      state.statusMessage = message
    }
    return state
  }
}
