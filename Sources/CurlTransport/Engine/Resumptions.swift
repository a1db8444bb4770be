import HTTPTransportAPI

/// Tasks to resume once the engine's lock is free again: never under it, never in a callback.
///
/// It belongs to who holds the lock. That is what makes it `Sendable`.
final class Resumptions: @unchecked Sendable {
  private var outcomes: [(WaitingTask<Transfer.Outcome>, Transfer.Outcome)] = []
  private var others: [@Sendable () -> Void] = []

  /// What to do after the lock.
  struct Batch {
    fileprivate var outcomes: [(WaitingTask<Transfer.Outcome>, Transfer.Outcome)]
    fileprivate var others: [@Sendable () -> Void]

    func run() {
      for (task, outcome) in outcomes { task.resume(returning: outcome) }
      for other in others { other() }
    }
  }

  func append(
    _ task: WaitingTask<Transfer.Outcome>, _ outcome: Transfer.Outcome
  ) {
    outcomes.append((task, outcome))
  }

  func append(_ action: @escaping @Sendable () -> Void) {
    others.append(action)
  }

  func take() -> Batch {
    defer {
      outcomes = []
      others = []
    }
    return Batch(outcomes: outcomes, others: others)
  }
}
