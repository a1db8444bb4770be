import SsmSap

/// A call that starts something in the service.
///
/// Whoever interrupts it cannot know whether the request has arrived, so a signal during the call does
/// not end the process silently.
struct StartingCall {
  private let operation: String
  private let subject: CallSubject
  private let signals: CaughtSignals

  /// Creates a call.
  ///
  /// - Parameters:
  ///   - operation: The name of the operation that is called.
  ///   - subject: What the call is about, for the command that shows what was started.
  ///   - signals: The signals that interrupt the call.
  init(_ operation: String, of subject: CallSubject, signals: CaughtSignals) {
    self.operation = operation
    self.subject = subject
    self.signals = signals
  }

  /// Makes the call.
  ///
  /// - Throws: The error of the call. ``CommandFailure`` at once after a signal, and
  ///   `CancellationError` when the task is cancelled, whether the call has ended or not.
  func run<Output: Sendable>(
    _ call: @escaping @Sendable () async throws -> Output
  ) async throws -> Output {
    let (ends, continuation) = AsyncStream<Result<Output, any Error>>.makeStream()
    let work = Task {
      do {
        continuation.yield(.success(try await call()))
      } catch {
        continuation.yield(.failure(error))
      }
    }
    let interruption = interruption
    let arrivals = signals.arrivals()
    let watch = Task { for await _ in arrivals { continuation.yield(.failure(interruption)) } }
    defer {
      work.cancel()
      watch.cancel()
    }
    for await end in ends { return try end.get() }
    throw CancellationError()
  }

  private var interruption: CommandFailure {
    CommandFailure(
      .interrupted, "interrupted; \(operation) may have started an operation",
      advice: ["see with: \(subject.command(listing, subject.applicationOption))"])
  }

  /// The command that lists what the call starts.
  private var listing: String {
    switch operation {
    case StartConfigurationChecks.name: "list-configuration-check-operations"
    // What a deregistration leaves is nothing, and before that a status.
    case DeregisterApplication.name: "get-application"
    default: "list-operations"
    }
  }
}
