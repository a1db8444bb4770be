import AWSClient
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the operations that one call may have started.
struct StartedOperationFinder: Sendable {
  /// Makes the calls of a lookup.
  let calls: any OperationCaller

  private let clock: ServiceClock
  private let sentAt: Date
  private let tolerance: TimeInterval
  private let claims: OperationClaims
  private let ticket: OperationClaims.Ticket

  /// Creates a finder.
  ///
  /// - Parameters:
  ///   - calls: Makes the calls of a lookup.
  ///   - clock: The service's clock, as far as it is known.
  ///   - sentAt: When the first request was sent, by the machine's clock.
  ///   - tolerance: How much earlier an operation may have started.
  ///   - claims: The operations of all calls of the client.
  ///   - ticket: The call.
  init(
    calls: any OperationCaller, clock: ServiceClock, sentAt: Date, tolerance: Duration,
    claims: OperationClaims, ticket: OperationClaims.Ticket
  ) {
    self.calls = DatedCaller(calls: calls, clock: clock)
    self.clock = clock
    self.sentAt = sentAt
    self.tolerance = max(.zero, tolerance) / .seconds(1)
    self.claims = claims
    self.ticket = ticket
  }

  /// Whether the call may have caused something that started or changed at the date. Only valid
  /// after a response, since responses tell the service's time.
  func isRecent(_ date: Date) -> Bool {
    date >= clock.time(at: sentAt).addingTimeInterval(-tolerance)
  }

  /// The seconds between a start and the request; infinite without a start.
  func distance(_ start: Date?) -> TimeInterval {
    start.map { abs($0.timeIntervalSince(clock.time(at: sentAt))) } ?? .infinity
  }

  /// Claims operations for the call.
  ///
  /// - Parameters:
  ///   - candidates: The ids of operations with their starts, in any order.
  ///   - claimsAll: Whether all of them belong to the call, or only the one nearest to the request.
  func claim(
    _ candidates: [(id: String?, start: Date?)], claimsAll: Bool = false
  ) -> OperationClaims.Claim {
    let ids = candidates.filter { $0.start.map(isRecent) ?? false }
      .sorted { distance($0.start) < distance($1.start) }
      .compactMap(\.id)
    return claims.claim(ids, claimsAll: claimsAll, for: ticket)
  }

  /// Claims something that the service lists no operation of.
  func claimWithoutId() -> OperationClaims.Claim { claims.claimWithoutId(for: ticket) }

  /// Looks up the application's operations of one kind and claims what the call may have started.
  func claimOperation(
    of applicationId: String, _ kind: OperationKind, claimsAll: Bool = false
  ) async throws(CallError) -> OperationClaims.Claim {
    let input = ListOperationsInput(applicationId: applicationId)
    let all = try await Pages(ListOperations.self, input: input, caller: calls).allItems()
    let candidates = all.filter { kind.includes(type: $0.type) }
      .map { (id: $0.id, start: $0.startTime) }
    return claim(candidates, claimsAll: claimsAll)
  }
}
