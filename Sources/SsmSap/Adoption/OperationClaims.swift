import AWSClient
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The calls of a client that start operations, and the operations that belong to them.
///
/// An operation belongs to one call at most. A call claims an operation in the same step in which it
/// checks that no other call has it, and not while another call could have started it as well:
/// - A call for the same thing that is in flight may be answered with that operation.
/// - A call for the same thing that failed ambiguously may have started it. When there are as many
///   operations as such calls, each can have one.
final class OperationClaims: Sendable {
  /// What calls have to share for one to have started the other's operation.
  struct Subject: Sendable, Hashable {
    let operation: String
    let applicationId: String
  }

  /// One call.
  struct Ticket: Sendable, Hashable {
    fileprivate let number: Int
  }

  /// The result of a claim.
  enum Claim: Sendable {
    /// These operations belong to the call.
    case claimed([String])
    /// No operation is left that the call may have started.
    case nothing
    /// Another call may have started the operations as well: one in flight, whose end will tell, or
    /// one that failed.
    case contested(byCallInFlight: Bool)
  }

  private enum Phase {
    case inFlight
    /// The call failed, and the client looks for what it has started.
    case ambiguous
    /// The call ended, and nobody knows what it has started.
    case unresolved(ended: Date)
  }

  private struct Call {
    let subject: Subject
    let started: Date
    var phase = Phase.inFlight
  }

  private struct State {
    var next = 0
    var calls: [Ticket: Call] = [:]
    var unresolved: [Ticket] = []
    var owners: [String: Ticket] = [:]
    /// The operations of calls that have ended, the oldest first.
    var ended: [String] = []
    /// The calls that have started something, the oldest first.
    var successes: [(subject: Subject, ended: Date)] = []

    mutating func release(_ ticket: Ticket) {
      owners = owners.filter { $0.value != ticket }
    }

    /// Keeps a call that has ended, since its operations are not known.
    mutating func leaveOpen(_ ticket: Ticket, _ date: Date) {
      calls[ticket]?.phase = .unresolved(ended: date)
      unresolved.append(ticket)
      while unresolved.count > OperationClaims.capacity {
        calls[unresolved.removeFirst()] = nil
      }
    }
  }

  /// How much is remembered of calls that have ended: only operations of the last seconds matter.
  private static let capacity = 256

  private let tolerance: TimeInterval
  private let state = Mutex(State())

  /// Creates a ledger.
  ///
  /// - Parameter tolerance: How much earlier than its request an operation may have started.
  init(tolerance: Duration) {
    self.tolerance = max(.zero, tolerance) / .seconds(1)
  }

  /// Begins a call that is about to be sent.
  func begin(_ subject: Subject, at date: Date) -> Ticket {
    state.withLock { state in
      state.next += 1
      let ticket = Ticket(number: state.next)
      state.calls[ticket] = Call(subject: subject, started: date)
      return ticket
    }
  }

  /// Records that the call is sent again.
  func resume(_ ticket: Ticket) {
    state.withLock { $0.calls[ticket]?.phase = .inFlight }
  }

  /// Records that the call failed and may have started something.
  func fail(_ ticket: Ticket) {
    state.withLock { $0.calls[ticket]?.phase = .ambiguous }
  }

  /// Ends a call that has succeeded. The operations belong to it for good; its other claims are
  /// released. A call that returned no ids may have started any operation.
  func end(_ ticket: Ticket, with ids: [String], at date: Date) {
    state.withLock { state in
      state.release(ticket)
      for id in ids { state.owners[id] = ticket }
      state.ended += ids
      while state.ended.count > Self.capacity { state.owners[state.ended.removeFirst()] = nil }
      guard let call = state.calls[ticket] else { return }
      state.successes.append((call.subject, date))
      state.successes.removeFirst(max(0, state.successes.count - Self.capacity))
      if ids.isEmpty { state.leaveOpen(ticket, date) } else { state.calls[ticket] = nil }
    }
  }

  /// Ends a call that has started nothing.
  func end(_ ticket: Ticket) {
    state.withLock { state in
      state.calls[ticket] = nil
      state.release(ticket)
    }
  }

  /// Ends the call without knowing what it has started.
  func abandon(_ ticket: Ticket, at date: Date) {
    state.withLock { state in
      state.release(ticket)
      state.leaveOpen(ticket, date)
    }
  }

  /// Claims operations that the call may have started.
  ///
  /// - Parameters:
  ///   - ids: The operations, the likeliest first.
  ///   - claimsAll: Whether all of them belong to the call, or the first only.
  func claim(_ ids: [String], claimsAll: Bool = false, for ticket: Ticket) -> Claim {
    state.withLock { state in
      let free = ids.filter { state.owners[$0] == nil || state.owners[$0] == ticket }
      guard !free.isEmpty else { return .nothing }
      // Of several operations a call may have claimed only some: what counts is a claim to these.
      let satisfied = Set(ids.compactMap { state.owners[$0] })
      let rivals = rivals(of: ticket, except: satisfied, in: state)
      let isContested =
        rivals.inFlight > 0 || rivals.ambiguous > 0 && (claimsAll || free.count <= rivals.ambiguous)
      guard !isContested else { return .contested(byCallInFlight: rivals.inFlight > 0) }
      let claimed = claimsAll ? free : Array(free.prefix(1))
      for id in claimed { state.owners[id] = ticket }
      return .claimed(claimed)
    }
  }

  /// Claims something without an id, which any call for the same thing may have started that was
  /// under way during this one.
  func claimWithoutId(for ticket: Ticket) -> Claim {
    state.withLock { state in
      guard let own = state.calls[ticket] else { return .nothing }
      let isTaken = state.successes.contains {
        $0.subject == own.subject && isDuring(own, $0.ended)
      }
      if isTaken { return .nothing }
      let rivals = rivals(of: ticket, except: Set(state.owners.values), in: state)
      guard rivals.inFlight + rivals.ambiguous > 0 else { return .claimed([]) }
      return .contested(byCallInFlight: rivals.inFlight > 0)
    }
  }

  /// Whether a call that ended at the date may have started what the service dates within this one.
  private func isDuring(_ own: Call, _ ended: Date) -> Bool {
    ended >= own.started.addingTimeInterval(-tolerance)
  }

  private func rivals(
    of ticket: Ticket, except satisfied: Set<Ticket>, in state: State
  ) -> (inFlight: Int, ambiguous: Int) {
    guard let own = state.calls[ticket] else { return (0, 0) }
    var rivals = (inFlight: 0, ambiguous: 0)
    for (other, call) in state.calls where other != ticket && call.subject == own.subject {
      // A call that has claimed its operation needs no other.
      if satisfied.contains(other) { continue }
      switch call.phase {
      case .inFlight: rivals.inFlight += 1
      case .ambiguous: rivals.ambiguous += 1
      case .unresolved(let ended): if isDuring(own, ended) { rivals.ambiguous += 1 }
      }
    }
    return rivals
  }
}
