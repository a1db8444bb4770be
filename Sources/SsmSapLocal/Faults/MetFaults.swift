#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The faults that a call meets.
struct MetFaults: Sendable {
  /// The faults, in the order of the plan.
  private(set) var faults: [Fault] = []

  /// How far ahead the clock is that the signature is checked against.
  private(set) var skew = Duration.zero

  /// The error to respond with instead of executing the operation.
  private(set) var refusal: LocalFailure?

  /// Whether the connection is cut instead of executing the operation.
  private(set) var isCutBefore = false

  mutating func add(_ fault: Fault) {
    faults.append(fault)
    switch fault.kind {
    case .clockSkew: skew += fault.duration ?? .seconds(3600)
    case .cutBefore: isCutBefore = true
    case _ where fault.kind.answersBefore: refusal = fault.failure
    default: break
    }
  }

  /// Changes the response to a call that was executed.
  func change(_ reply: inout LocalReply, at date: Date) {
    for fault in faults where !fault.kind.answersBefore { fault.change(&reply, at: date) }
  }
}

extension LocalReply {
  /// A connection that is closed before the response, as if the server were gone.
  static func cutBefore(at date: Date) -> LocalReply {
    LocalReply(
      response: .failure(.internalError("the connection is closed"), at: date),
      delivery: .cut(after: nil))
  }
}
