import AWSClient
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Calls operations that start something, and looks for what they started when that is not known.
/// ``AdoptionPolicy`` tells why and how.
struct Adopter: Sendable {
  let calls: any OperationCaller
  let policy: AdoptionPolicy
  let poller: Poller
  let clock: any WallClock
  let started = StartedOperations()

  /// Calls the operation, or adopts what the call has started.
  func call<Operation: AdoptableOperation>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    let sentAt = clock.now()
    var sendings = 0
    var attempts = 0
    var mayHaveExecuted = false
    while true {
      sendings += 1
      var failure: CallError
      do {
        return note(try await calls.call(operation, input: input), operation)
      } catch {
        failure = error
      }
      attempts += failure.attempts
      failure.attempts = attempts
      // A request that was sent again and refused leaves open what its first sending has done.
      let isAmbiguous = failure.mayHaveExecuted
      mayHaveExecuted = mayHaveExecuted || isAmbiguous
      failure.mayHaveExecuted = mayHaveExecuted
      guard isWorthALook(failure) else { throw failure }
      switch await look(operation, input, lookout(sentAt, failure)) {
      case .adopted(let output): return note(output, operation)
      case .nothing where isAmbiguous && mayResend(sendings): continue
      case .nothing: throw unresolved(failure, "nothing that it may have started was found")
      case .unknown(let why): throw unresolved(failure, "what it may have started \(why)")
      case .cancelled: throw cancelled(failure)
      }
    }
  }

  private func note<Operation: AdoptableOperation>(
    _ output: Operation.Output, _ operation: Operation.Type
  ) -> Operation.Output {
    started.insert(Operation.startedIds(in: output))
    return output
  }

  private func isWorthALook(_ failure: CallError) -> Bool {
    policy.mode != .never && failure.kind != .cancelled && failure.mayHaveExecuted
  }

  private func mayResend(_ sendings: Int) -> Bool {
    policy.mode == .adopt && sendings < policy.sendings
  }

  private func lookout(_ sentAt: Date, _ failure: CallError) -> Lookout {
    let serviceClock = ServiceClock(clock, ahead: .zero - (failure.clockSkew ?? .zero))
    return Lookout(
      calls: calls, clock: serviceClock, sentAt: sentAt, tolerance: policy.clockTolerance,
      known: started.ids)
  }

  private func unresolved(_ failure: CallError, _ why: String) -> CallError {
    var failure = failure
    failure.message += "; the call may have been executed, but \(why)"
    return failure
  }

  private func cancelled(_ failure: CallError) -> CallError {
    var failure = unresolved(failure, "the task was cancelled before that could be found out")
    failure.kind = .cancelled
    return failure
  }
}
