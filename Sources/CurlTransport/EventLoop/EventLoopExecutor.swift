/// Runs tasks on the transport's thread, between its waits.
///
/// Once the thread has ended, Swift's global executor runs them.
final class EventLoopExecutor: TaskExecutor {
  private let queue: CommandQueue

  init(_ queue: CommandQueue) {
    self.queue = queue
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if !queue.post(job) { Self.handOver(job) }
  }

  /// Runs jobs on the calling thread.
  func run(_ jobs: [UnownedJob]) {
    // The event loop, which calls this, retains the executor.
    for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  /// Leaves jobs to the global executor.
  func handOver(_ jobs: [UnownedJob]) {
    for job in jobs { Self.handOver(job) }
  }

  private static func handOver(_ job: UnownedJob) {
    globalConcurrentExecutor.enqueue(ExecutorJob(job))
  }
}
