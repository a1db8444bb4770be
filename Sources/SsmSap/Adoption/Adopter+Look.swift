import AWSClient
import AWSShapes

extension Adopter {
  /// What the looks after one call have shown.
  enum Finding<Output: Sendable> {
    /// The call has started this.
    case adopted(Output)
    /// The call has started nothing, as far as can be told.
    case nothing
    /// It could not be found out, for a reason that goes on after "what it may have started".
    case unknown(String)
    /// The task was cancelled.
    case cancelled
  }

  /// The times between looks: an operation shows within seconds, or the call did not start it.
  private var rhythm: WaitOptions {
    var options = WaitOptions()
    options.timeout = policy.timeout
    options.shortestDelay = .seconds(1)
    options.longestDelay = .seconds(8)
    // The number of looks is the bound.
    options.toleratedOutages = .max
    return options
  }

  /// Looks several times for what the call may have started.
  func look<Operation: AdoptableOperation>(
    _ operation: Operation.Type, _ input: Operation.Input, _ lookout: Lookout
  ) async -> Finding<Operation.Output> {
    var polling = poller.start(rhythm)
    var part: Operation.Output?
    do throws(PollingStop) {
      for look in 1...max(1, policy.looks) {
        if look > 1 { try await polling.pause() }
        let trace = try await polling.ask { () throws(CallError) in
          try await Operation.look(for: input, with: lookout)
        }
        switch trace {
        case .some(.found(let output)): return .adopted(output)
        case .some(.partial(let output)): part = output
        case .some(.nothing), nil: break
        }
      }
    } catch {
      switch error {
      case .cancelled:
        return .cancelled
      case .failed(let cause):
        return part.map(Finding.adopted) ?? .unknown("cannot be looked for: \(cause)")
      case .timedOut:
        // The looks were fewer, but the last one counts as the last of all.
        break
      }
    }
    if let part { return .adopted(part) }
    guard let error = polling.lastError else { return .nothing }
    return .unknown("could not be looked for: \(error)")
  }
}
