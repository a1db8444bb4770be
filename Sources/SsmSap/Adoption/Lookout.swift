import AWSClient
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Looks for what one call may have started.
struct Lookout: Sendable {
  /// Makes the calls of a look.
  let calls: any OperationCaller

  private let clock: ServiceClock
  private let sentAt: Date
  private let tolerance: TimeInterval
  private let known: Set<String>

  /// A lookout.
  ///
  /// - Parameters:
  ///   - calls: Makes the calls of a look.
  ///   - clock: What is known of the service's clock.
  ///   - sentAt: When the first request was sent, by the machine's clock.
  ///   - tolerance: How much earlier something may have started.
  ///   - known: The ids of operations that are not the call's.
  init(
    calls: any OperationCaller, clock: ServiceClock, sentAt: Date, tolerance: Duration,
    known: Set<String>
  ) {
    self.calls = DatedCaller(calls: calls, clock: clock)
    self.clock = clock
    self.sentAt = sentAt
    self.tolerance = max(.zero, tolerance) / .seconds(1)
    self.known = known
  }

  /// Whether something that started or changed then may be the call's doing. To be asked after the
  /// service has answered, since its answers tell its time.
  func isRecent(_ date: Date) -> Bool {
    date >= clock.time(at: sentAt).addingTimeInterval(-tolerance)
  }

  /// Whether something that started then, under this id, may be the call's.
  func mayBeOurs(id: String?, start: Date?) -> Bool {
    guard let id, let start else { return false }
    return isRecent(start) && !known.contains(id)
  }

  /// How many seconds a start is away from the request.
  func distance(_ start: Date?) -> TimeInterval {
    start.map { abs($0.timeIntervalSince(clock.time(at: sentAt))) } ?? .infinity
  }

  /// The operations of an application that the call may have started, the likeliest first.
  func operations(
    of applicationId: String, _ kind: OperationKind
  ) async throws(CallError) -> [SsmSapModels.Operation] {
    let input = ListOperationsInput(applicationId: applicationId)
    let all = try await Pages(ListOperations.self, input: input, caller: calls).allItems()
    return all.filter { kind.includes(type: $0.type) && mayBeOurs(id: $0.id, start: $0.startTime) }
      .sorted { distance($0.startTime) < distance($1.startTime) }
  }

  /// The id of the likeliest operation that the call may have started.
  func operationId(
    of applicationId: String, _ kind: OperationKind
  ) async throws(CallError) -> String? {
    try await operations(of: applicationId, kind).first?.id
  }
}
