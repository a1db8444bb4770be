/// How calls ended, and how many of them.
struct Tally: Equatable, CustomStringConvertible {
  private var answered = 0
  private var failed = 0
  private var cancelled = 0

  var description: String { "answered \(answered), failed \(failed), cancelled \(cancelled)" }

  mutating func count(_ end: Call.End) {
    switch end {
    case .answered: answered += 1
    case .failed: failed += 1
    case .cancelled: cancelled += 1
    }
  }

  mutating func add(_ other: Tally) {
    answered += other.answered
    failed += other.failed
    cancelled += other.cancelled
  }
}
