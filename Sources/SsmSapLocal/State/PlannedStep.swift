import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What happens at one time of an operation.
struct PlannedStep: Sendable, Hashable, Codable {
  /// When the step is due.
  var time: Date

  /// What changes, in order.
  var changes: [StateChange] = []

  /// The event that is recorded, with the step's time.
  var event: StoredShape<OperationEvent>?
}
