import AWSClient
import AWSShapes
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How far the service's clock is ahead of the machine's, as its answers tell.
///
/// A service accepts requests from a clock that is minutes off, so what the machine's clock says
/// cannot be held against the times that the service gives its operations.
final class ServiceClock: Sendable {
  private let machine: any WallClock
  private let ahead: Mutex<TimeInterval>

  /// A clock that is as far ahead as is known already.
  init(_ machine: any WallClock, ahead: Duration) {
    self.machine = machine
    self.ahead = Mutex(ahead / .seconds(1))
  }

  /// Learns from the date of an answer that has come just now.
  func learn(_ serviceDate: Date?) {
    guard let serviceDate else { return }
    let difference = serviceDate.timeIntervalSince(machine.now())
    ahead.withLock { $0 = difference }
  }

  /// What the service's clock showed when the machine's showed this.
  func time(at date: Date) -> Date { date.addingTimeInterval(ahead.withLock { $0 }) }
}

/// Makes calls and learns from their answers what time it is at the service.
struct DatedCaller: OperationCaller {
  let calls: any OperationCaller
  let clock: ServiceClock

  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    let response = try await calls.respond(to: operation, input: input)
    clock.learn(response.metadata.serviceDate)
    return response.output
  }
}
