import HTTPTransportAPI

/// Tasks to resume once the engine's lock is free again: never under it, never in a callback.
///
/// It belongs to who holds the lock. That is what makes it `Sendable`.
final class Resumptions: @unchecked Sendable {
  /// What to do after the lock.
  struct Batch {
    /// By itself, as mostly there is one, and an array would be allocated for it.
    fileprivate var first: WaitingTask<Bool>?
    fileprivate var tasks: [WaitingTask<Bool>] = []
    fileprivate var others: [@Sendable () -> Void] = []

    func run() {
      first?.resume(returning: true)
      for task in tasks { task.resume(returning: true) }
      for other in others { other() }
    }
  }

  private var batch = Batch()

  /// A task whose transfer has an outcome.
  func append(_ task: WaitingTask<Bool>) {
    var batch = take()
    if batch.first == nil { batch.first = task } else { batch.tasks.append(task) }
    self.batch = batch
  }

  func append(_ action: @escaping @Sendable () -> Void) {
    var batch = take()
    batch.others.append(action)
    self.batch = batch
  }

  func take() -> Batch {
    let batch = batch
    self.batch = Batch()
    return batch
  }
}
