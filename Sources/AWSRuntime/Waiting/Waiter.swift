public import AWSShapes

/// Calls an operation again and again until its result satisfies a condition.
///
/// The conditions are tried in order. An output that satisfies none leads to another poll. So does an
/// error that satisfies none if it may pass, such as throttling, as ``WaitOptions`` describe; any
/// other error ends the wait.
///
/// Source: Smithy 2.0 specification, "Waiters", section "Waiter workflow", which ends the wait at
/// every error without a condition.
public struct Waiter<Operation: OperationShape>: Sendable {
  private let name: String
  private let shortestDelay: Duration
  private let longestDelay: Duration
  private let acceptors: [WaiterAcceptor<Operation>]

  /// Creates a waiter.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - name: The name of the waiter in the model.
  ///   - shortestDelay: The shortest pause between two polls, unless the options set it.
  ///   - longestDelay: The longest pause between two polls, unless the options set it.
  ///   - acceptors: The conditions, of which the first that is satisfied counts.
  public init(
    _ operation: Operation.Type, _ name: String, shortestDelay: Duration, longestDelay: Duration,
    acceptors: [WaiterAcceptor<Operation>]
  ) {
    self.name = name
    self.shortestDelay = shortestDelay
    self.longestDelay = longestDelay
    self.acceptors = acceptors
  }

  /// Polls until the wait is decided.
  ///
  /// - Throws: ``WaiterError``: a failure, a timeout, cancellation, or the error of a call.
  public func wait(
    _ input: Operation.Input, _ options: WaitOptions, _ caller: some OperationCaller
  ) async throws(WaiterError) -> WaiterResult<Operation.Output> {
    var polling = caller.poller.start(
      options.withDelays(shortest: shortestDelay, longest: longestDelay))
    var last: Sighting?
    do {
      while true {
        let seen = try await polling.poll { () throws(CallError) in
          try await poll(input, caller)
        }
        last = seen ?? last?.withoutAcceptor
        if let seen, seen.acceptor?.state == .success {
          return WaiterResult(
            output: seen.output, error: seen.error, acceptor: seen.acceptor?.description ?? "",
            polls: polling.polls, elapsed: polling.elapsed)
        }
        guard seen?.acceptor?.state != .failure else { break }
        try await polling.pause()
      }
    } catch {
      throw stopped(error, input, last, polling)
    }
    throw ended(.failed, input, last, polling)
  }

  /// The result of one poll.
  private struct Sighting: Sendable {
    var output: Operation.Output?
    var error: CallError?
    var acceptor: WaiterAcceptor<Operation>?

    /// What remains of it after a poll that failed.
    var withoutAcceptor: Sighting { Sighting(output: output) }
  }

  /// Makes one call. An error that a condition expects is a result as an output is.
  private func poll(
    _ input: Operation.Input, _ caller: some OperationCaller
  ) async throws(CallError) -> Sighting {
    let output: Operation.Output
    do {
      output = try await caller.call(Operation.self, input: input)
    } catch {
      guard let acceptor = acceptors.first(where: { $0.matches(error) }) else { throw error }
      return Sighting(error: error, acceptor: acceptor)
    }
    return Sighting(
      output: output, acceptor: acceptors.first { $0.matches(input, output) })
  }

  // MARK: Errors

  private func stopped(
    _ stop: PollingStop, _ input: Operation.Input, _ last: Sighting?, _ polling: Polling
  ) -> WaiterError {
    switch stop {
    case .timeout:
      var error = ended(.timeout, input, last, polling)
      error.cause = last?.error ?? polling.lastError
      return error
    case .cancelled: return ended(.cancelled, input, last, polling)
    case .failed(let cause):
      var error = ended(.call, input, last?.withoutAcceptor, polling)
      error.cause = cause
      return error
    }
  }

  private func ended(
    _ kind: WaiterError.Kind, _ input: Operation.Input, _ last: Sighting?, _ polling: Polling
  ) -> WaiterError {
    var error = WaiterError(kind, operation: Operation.name, waiter: name)
    error.acceptor = last?.acceptor?.description
    error.state = last?.acceptor?.state
    error.polls = polling.polls
    error.elapsed = polling.elapsed
    error.cause = last?.error
    guard let output = last?.output else { return error }
    error.lastOutput = output
    for acceptor in acceptors {
      guard let text = acceptor.observation(input, output), !error.observations.contains(text)
      else { continue }
      error.observations.append(text)
    }
    return error
  }
}
