import HTTPTransportAPI

/// Tasks to resume once the engine's lock is free again: never under it, never in a callback.
///
/// It belongs to who holds the lock. That is what makes it `Sendable`.
final class Resumptions: @unchecked Sendable {
  /// By itself, as mostly there is one, and an array would be allocated for it.
  private var first: WaitingTask<Bool>?
  private var tasks: [WaitingTask<Bool>] = []
  private var others: [@Sendable () -> Void] = []

  /// What to do after the lock.
  struct Batch {
    fileprivate var first: WaitingTask<Bool>?
    fileprivate var tasks: [WaitingTask<Bool>]
    fileprivate var others: [@Sendable () -> Void]

    func run() {
      first?.resume(returning: true)
      for task in tasks { task.resume(returning: true) }
      for other in others { other() }
    }
  }

  /// A task whose transfer has an outcome.
  func append(_ task: WaitingTask<Bool>) {
    if first == nil { first = task } else { tasks.append(task) }
  }

  func append(_ action: @escaping @Sendable () -> Void) {
    others.append(action)
  }

  func take() -> Batch {
    defer {
      first = nil
      tasks = []
      others = []
    }
    return Batch(first: first, tasks: tasks, others: others)
  }
}
