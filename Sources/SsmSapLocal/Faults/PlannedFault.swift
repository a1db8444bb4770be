/// A fault of a plan, and what it counted.
struct PlannedFault: Sendable {
  let fault: Fault

  /// How many calls the fault matched.
  private(set) var calls = 0

  /// How many calls met the fault.
  private(set) var met = 0

  private var random: SeededIDs

  init(_ fault: Fault, _ random: SeededIDs) {
    self.fault = fault
    self.random = random
  }

  /// Counts a call if the fault matches it, and returns whether the call meets the fault.
  ///
  /// - Parameter isAnswered: Whether another fault responds to the call. A fault that would respond,
  ///   too, waits for the next call.
  mutating func isDue(_ operation: String?, application: String?, isAnswered: Bool) -> Bool {
    guard fault.matches(operation, application: application) else { return false }
    calls += 1
    guard met < (fault.times ?? defaultTimes), isChosen(),
      !(isAnswered && fault.kind.answersBefore)
    else { return false }
    met += 1
    return true
  }

  private var defaultTimes: Int { fault.nth == nil ? .max : 1 }

  private mutating func isChosen() -> Bool {
    if let nth = fault.nth { return calls >= nth }
    // Drawn for each call, so that the same calls meet the fault whatever happened before.
    if let probability = fault.probability {
      return Double.random(in: 0..<1, using: &random) < probability
    }
    return true
  }
}
