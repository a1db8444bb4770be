import Synchronization

/// The faults that a local service has on request. It may be used from many tasks at a time.
///
/// The plan counts the calls that each fault matches, and draws chances from a seed: the same faults,
/// seed and calls give the same disturbances.
public final class FaultPlan: Sendable {
  private struct State {
    var entries: [PlannedFault] = []
    var added = 0
    var revision: UInt64 = 0
  }

  /// How many faults a plan holds.
  public static let limit = 100

  private let seed: UInt64
  private let state = Mutex(State())

  /// Creates a plan without faults.
  ///
  /// - Parameter seed: What chances are drawn from.
  public init(seed: UInt64 = 1) {
    self.seed = seed
  }

  /// The faults in the order in which they were added, each with its ID.
  public var faults: [Fault] { state.withLock { $0.entries.map(\.fault) } }

  /// The faults and how often each was met.
  var entries: [PlannedFault] { state.withLock { $0.entries } }

  /// How often faults were added or removed.
  var revision: UInt64 { state.withLock { $0.revision } }

  /// Adds a fault.
  ///
  /// - Returns: The fault with its ID: the given one, or `fault-` and a number.
  /// - Throws: ``ControlError`` if the parts of the fault do not fit together, another fault has the
  ///   ID, or the plan is full.
  @discardableResult
  public func add(_ fault: Fault) throws(ControlError) -> Fault {
    try fault.check()
    return try state.withLock { state throws(ControlError) in
      guard state.entries.count < Self.limit else {
        throw ControlError("there are \(Self.limit) faults already; remove one first")
      }
      var fault = fault
      if let id = fault.id, state.entries.contains(where: { $0.fault.id == id }) {
        throw ControlError("a fault has the Id \(id) already")
      }
      state.added += 1
      fault.id = fault.id ?? Self.nextID(&state)
      // Each fault has chances of its own, so that adding one does not change another's.
      let random = SeededIDs(seed: seed &+ UInt64(state.added) &* 0x9E37_79B9)
      state.entries.append(PlannedFault(fault, random))
      state.revision += 1
      return fault
    }
  }

  /// Removes the fault with an ID.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  public func remove(_ id: String) -> Bool {
    state.withLock { state in
      guard let index = state.entries.firstIndex(where: { $0.fault.id == id }) else { return false }
      state.entries.remove(at: index)
      state.revision += 1
      return true
    }
  }

  /// Removes all faults.
  public func clear() {
    state.withLock {
      $0.entries = []
      $0.revision += 1
    }
  }

  /// Counts a call and returns the faults that it meets, except those inside of its operation.
  ///
  /// - Parameter operation: The name of the operation; `nil` for a request that belongs to none.
  /// - Parameter application: Returns the ID of the application that the call names. It is called
  ///   only if a fault depends on it.
  func meet(_ operation: String?, application: () -> String?) -> MetFaults {
    var met = MetFaults()
    for fault in due(operation, application, isInside: false) { met.add(fault) }
    return met
  }

  /// Counts a call that is about to be executed and returns what is to fail inside of the operation
  /// that it starts.
  func failures(
    _ operation: String, application: () -> String?
  ) -> (planned: PlannedFailures, faults: [Fault]) {
    let faults = due(operation, application, isInside: true)
    var planned = PlannedFailures()
    for fault in faults {
      if let component = fault.component {
        planned.components[component] =
          fault.message ?? "The component \(component) did not respond in time."
      } else {
        planned.registration = fault.message ?? "The discovery of the application failed."
      }
    }
    return (planned, faults)
  }

  private func due(
    _ operation: String?, _ application: () -> String?, isInside: Bool
  ) -> [Fault] {
    state.withLock { state in
      guard !state.entries.isEmpty else { return [] }
      let named = state.entries.contains { $0.fault.application != nil } ? application() : nil
      var due: [Fault] = []
      for index in state.entries.indices
      where state.entries[index].fault.kind.isInsideOperation == isInside {
        let isAnswered = due.contains { $0.kind.answersBefore }
        guard state.entries[index].isDue(operation, application: named, isAnswered: isAnswered)
        else { continue }
        due.append(state.entries[index].fault)
      }
      return due
    }
  }

  private static func nextID(_ state: inout State) -> String {
    while state.entries.contains(where: { $0.fault.id == "fault-\(state.added)" }) {
      state.added += 1
    }
    return "fault-\(state.added)"
  }
}
