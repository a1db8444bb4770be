public import SsmSapModels

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An operation of the local service: what it is, and how it will go.
public struct LocalOperation: Sendable, Hashable {
  /// How an operation ends.
  public enum Outcome: Sendable, Hashable {
    /// It does what it should.
    case success
    /// It fails, with a status message.
    case error(String)
  }

  /// The operation as it is at its start: id, type, resource, properties.
  public var operation: SsmSapModels.Operation

  /// When it starts.
  public var start: Date

  /// How long it is under way.
  public var duration: Duration

  /// How it ends.
  public var outcome: Outcome

  /// An operation that starts at a time and goes one way.
  public init(
    _ operation: SsmSapModels.Operation, start: Date, duration: Duration, outcome: Outcome
  ) {
    self.operation = operation
    self.start = start
    self.duration = duration
    self.outcome = outcome
  }

  /// The operation as it is at a time.
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
