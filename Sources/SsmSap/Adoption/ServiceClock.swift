import AWSClient
import AWSShapes
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The service's clock, as far as its responses tell.
///
/// A service accepts requests from a clock that is minutes off, so dates by the machine's clock
/// cannot be compared with the dates of the service's operations.
final class ServiceClock: Sendable {
  private let machine: any WallClock
  private let ahead: Mutex<TimeInterval>

  /// Creates a clock with the difference that is known already.
  init(_ machine: any WallClock, ahead: Duration) {
    self.machine = machine
    self.ahead = Mutex(ahead / .seconds(1))
  }

  /// Learns from the date of a response that has just arrived.
  func learn(_ serviceDate: Date?) {
    guard let serviceDate else { return }
    let difference = serviceDate.timeIntervalSince(machine.now())
    ahead.withLock { $0 = difference }
  }

  /// Converts a date of the machine's clock to the service's clock.
  func time(at date: Date) -> Date { date.addingTimeInterval(ahead.withLock { $0 }) }
}

/// A caller that learns the service's time from the responses.
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
