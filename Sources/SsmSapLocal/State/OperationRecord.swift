import SsmSapModels

/// An operation, with its events so far and the steps that are still to come.
struct OperationRecord: Sendable, Hashable {
  /// The operation as GetOperation returns it.
  var operation: SsmSapModels.Operation

  /// The application that the operation belongs to.
  var applicationID: String

  /// The events so far, the newest last.
  var events: [OperationEvent] = []

  /// The steps that are not yet due, the earliest first.
  var steps: [PlannedStep] = []
}
