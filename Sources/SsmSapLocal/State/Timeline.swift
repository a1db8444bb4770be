import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The steps of an operation while it is planned.
struct Timeline: Sendable {
  /// The steps, the earliest first.
  private(set) var steps: [PlannedStep] = []

  private var time: Date
  private let clock: LocalClock

  /// Creates an empty timeline.
  ///
  /// - Parameters:
  ///   - start: When the operation starts.
  ///   - clock: The clock that scales durations.
  init(startingAt start: Date, clock: LocalClock) {
    time = start
    self.clock = clock
  }

  /// Lets time pass before the next step.
  ///
  /// - Parameter duration: How long the work takes on AWS.
  mutating func pass(_ duration: Duration) {
    time.addTimeInterval(clock.length(of: duration) / .seconds(1))
  }

  /// Adds a step.
  mutating func add(_ changes: StateChange..., event: OperationEvent? = nil) {
    var event = event
    event?.timestamp = time
    steps.append(PlannedStep(time: time, changes: changes, event: event.map { StoredShape($0) }))
  }
}
