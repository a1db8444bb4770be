import Synchronization

/// What only the agent's thread works with, and which thread that is.
///
/// Everything but ``isThisOne`` belongs to the thread. That is what makes it `Sendable`.
final class AgentThread: @unchecked Sendable {
  /// What the last wait found.
  let events = SocketEvents.Batch()
  /// The memory of the commands and jobs that were taken, to be used again.
  var commands: [Mailbox.Command] = []
  var jobs: [UnownedJob] = []
  /// How many of them have not begun.
  var jobsToBegin = 0
  private let identity = Atomic<UInt>(0)

  /// Whether the caller runs on it.
  var isThisOne: Bool { identity.load(ordering: .relaxed) == ThreadIdentity.current }

  /// Says that it is the caller's.
  func begin() { identity.store(ThreadIdentity.current, ordering: .relaxed) }

  /// Says that it is nobody's: the system may give its identity to another thread.
  func end() { identity.store(0, ordering: .relaxed) }
}
