import AWSClient
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Calls operations that start something, and finds out what they started when a failure leaves
/// that open. See ``AdoptionPolicy``.
struct Adopter: Sendable {
  let calls: any OperationCaller
  let policy: AdoptionPolicy
  let poller: Poller
  let clock: any WallClock
  let claims: OperationClaims

  init(
    calls: any OperationCaller, policy: AdoptionPolicy, poller: Poller, clock: any WallClock
  ) {
    self.calls = calls
    self.policy = policy
    self.poller = poller
    self.clock = clock
    claims = OperationClaims(tolerance: policy.clockTolerance)
  }

  /// Calls the operation, or adopts what the call has started.
  func call<Operation: AdoptableOperation>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    let sentAt = clock.now()
    let subject = OperationClaims.Subject(
      operation: Operation.name, applicationId: Operation.applicationId(of: input))
    let ticket = claims.begin(subject, at: sentAt)
    do {
      let output = try await call(operation, input, sentAt, ticket)
      claims.end(ticket, with: Operation.startedIds(in: output), at: clock.now())
      return output
    } catch {
      end(ticket, after: error)
      throw error
    }
  }

  private func call<Operation: AdoptableOperation>(
    _ operation: Operation.Type, _ input: Operation.Input, _ sentAt: Date,
    _ ticket: OperationClaims.Ticket
  ) async throws(CallError) -> Operation.Output {
    var requests = 0
    var attempts = 0
    var mayHaveExecuted = false
    while true {
      requests += 1
      claims.resume(ticket)
      var failure: CallError
      do {
        return try await calls.call(operation, input: input)
      } catch {
        failure = error
      }
      attempts += failure.attempts
      failure.attempts = attempts
      // The refusal of a second request leaves open what the first has started.
      let isAmbiguous = failure.mayHaveExecuted
      mayHaveExecuted = mayHaveExecuted || isAmbiguous
      failure.mayHaveExecuted = mayHaveExecuted
      guard needsLookup(failure) else { throw failure }
      claims.fail(ticket)
      switch await lookUp(operation, input, finder(sentAt, failure, ticket)) {
      case .adopted(let output): return output
      case .nothing where isAmbiguous && mayRepeat(requests): continue
      case .nothing: throw unresolved(failure, "nothing that it may have started was found")
      case .unknown(let why): throw unresolved(failure, "what it may have started \(why)")
      case .cancelled: throw cancelled(failure)
      }
    }
  }

  private func end(_ ticket: OperationClaims.Ticket, after failure: CallError) {
    if failure.mayHaveExecuted {
      claims.abandon(ticket, at: clock.now())
    } else {
      claims.end(ticket)
    }
  }

  private func needsLookup(_ failure: CallError) -> Bool {
    policy.mode != .never && failure.kind != .cancelled && failure.mayHaveExecuted
  }

  private func mayRepeat(_ requests: Int) -> Bool {
    policy.mode == .adopt && requests < policy.maximumAttempts
  }

  private func finder(
    _ sentAt: Date, _ failure: CallError, _ ticket: OperationClaims.Ticket
  ) -> StartedOperationFinder {
    let serviceClock = ServiceClock(clock, ahead: .zero - (failure.clockSkew ?? .zero))
    return StartedOperationFinder(
      calls: calls, clock: serviceClock, sentAt: sentAt, tolerance: policy.clockTolerance,
      claims: claims, ticket: ticket)
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

// MARK: Calls without adoption

extension Adopter {
  /// Makes a call without looking up what it starts, but records that so no other call adopts it.
  ///
  /// - Parameters:
  ///   - operation: The operation of the call.
  ///   - input: The input of the call.
  ///   - outputOf: Returns the operation's output in the result of the call.
  ///   - call: Makes the call.
  func record<Called: OperationShape, Result: Sendable>(
    _ operation: Called.Type, _ input: Called.Input,
    outputOf: (Result) -> Called.Output,
    _ call: () async throws(CallError) -> Result
  ) async throws(CallError) -> Result {
    guard let adoptable = operation as? any AdoptableOperation.Type,
      let subject = adoptable.subject(of: input)
    else { return try await call() }
    let ticket = claims.begin(subject, at: clock.now())
    do {
      let result = try await call()
      claims.end(ticket, with: adoptable.startedIds(inAny: outputOf(result)), at: clock.now())
      return result
    } catch {
      end(ticket, after: error)
      throw error
    }
  }
}
