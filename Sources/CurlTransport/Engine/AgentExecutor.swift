/// Runs tasks on the agent's thread, between its waits.
///
/// When the agent is gone, Swift's own executor runs them.
final class AgentExecutor: TaskExecutor {
  private let mailbox: Mailbox
  private let thread: AgentThread

  init(_ mailbox: Mailbox, _ thread: AgentThread) {
    self.mailbox = mailbox
    self.thread = thread
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if !mailbox.post(job) { Self.handOver(job) }
  }

  /// Runs what was enqueued, but not what that enqueues: in between, the agent looks after its
  /// connections. On the agent's thread.
  func runJobs() {
    var jobs = thread.jobs
    thread.jobs = []
    mailbox.takeJobs(into: &jobs)
    for (index, job) in jobs.enumerated() {
      thread.jobsToBegin = jobs.count - index - 1
      // The engine, whose agent calls this, retains the executor.
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
    thread.jobs = jobs
  }

  /// Leaves to others what was enqueued. Call it once the mailbox is closed, as then there will be
  /// no more.
  func handOverJobs() {
    var jobs: [UnownedJob] = []
    mailbox.takeJobs(into: &jobs)
    for job in jobs { Self.handOver(job) }
  }

  private static func handOver(_ job: UnownedJob) {
    globalConcurrentExecutor.enqueue(ExecutorJob(job))
  }
}
