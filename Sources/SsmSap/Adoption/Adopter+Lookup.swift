import AWSClient
import AWSShapes

extension Adopter {
  /// The result of all lookups after one request.
  enum LookupResult<Output: Sendable>: Sendable {
    /// The call has started this.
    case adopted(Output)
    /// The call has started nothing, as far as the service tells.
    case nothing
    /// The lookups were inconclusive. The reason continues "what it may have started".
    case unknown(String)
    /// The task was cancelled.
    case cancelled
  }

  /// The pauses between lookups: an operation is listed within seconds, or was not started.
  private var pauses: WaitOptions {
    var options = WaitOptions(timeout: policy.timeout)
    options.shortestDelay = .seconds(1)
    options.longestDelay = .seconds(8)
    // The number of lookups is the limit.
    options.toleratedOutages = .max
    return options
  }

  /// Looks up several times what the call may have started.
  ///
  /// A lookup that finds what another call in flight may have started does not count, since that call
  /// may end soon.
  func lookUp<Operation: AdoptableOperation>(
    _ operation: Operation.Type, _ input: Operation.Input, _ finder: StartedOperationFinder
  ) async -> LookupResult<Operation.Output> {
    var polling = poller.start(pauses)
    var part: Operation.Output?
    var isContested = false
    var lookups = 0
    do throws(PollingStop) {
      while lookups < max(1, policy.maximumLookups) {
        if polling.polls > 0 { try await polling.pause() }
        let finding = try await polling.poll { () throws(CallError) in
          try await Operation.find(for: input, with: finder)
        }
        lookups += 1
        switch finding {
        case .found(let output): return .adopted(output)
        case .partial(let output): (part, isContested) = (output, false)
        case .contested(let byCallInFlight):
          isContested = true
          if byCallInFlight { lookups -= 1 }
        case .nothing: isContested = false
        case nil: break
        }
      }
    } catch {
      switch error {
      case .cancelled:
        return .cancelled
      case .failed(let cause):
        return part.map(LookupResult.adopted) ?? .unknown("cannot be looked up: \(cause)")
      case .timeout:
        // There were fewer lookups; the latest one counts as the last.
        break
      }
    }
    if isContested {
      return .unknown(
        "cannot be told apart from what another call of this client has started")
    }
    if let part { return .adopted(part) }
    guard let error = polling.lastError else { return .nothing }
    return .unknown("could not be looked up: \(error)")
  }
}
