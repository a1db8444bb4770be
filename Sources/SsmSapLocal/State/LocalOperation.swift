public import SsmSapModels

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An operation of the local service, with its course.
public struct LocalOperation: Sendable, Hashable {
  /// How an operation ends.
  public enum Outcome: Sendable, Hashable {
    /// It succeeds.
    case success
    /// It fails, with a status message.
    case error(String)
  }

  /// The operation at its start: id, type, resource and properties.
  public var operation: SsmSapModels.Operation

  /// When the operation starts.
  public var start: Date

  /// How long the operation takes.
  public var duration: Duration

  /// How the operation ends.
  public var outcome: Outcome

  /// Creates an operation.
  public init(
    _ operation: SsmSapModels.Operation, start: Date, duration: Duration, outcome: Outcome
  ) {
    self.operation = operation
    self.start = start
    self.duration = duration
    self.outcome = outcome
  }

  /// Returns the operation's state at a time.
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
