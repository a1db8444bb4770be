import SsmSapModels

/// An operation, with its events so far and the steps that are still to come.
struct OperationRecord: Sendable, Hashable, Codable {
  /// The place in the order in which the scope's operations started.
  var number: UInt64 = 0

  /// The operation as GetOperation returns it.
  @StoredShape var operation: SsmSapModels.Operation

  /// The application that the operation belongs to.
  var applicationID: String

  /// The application that the operation stops or starts as well; `nil` if there is none.
  var connectedApplicationID: String?

  /// The events so far, the newest last.
  @StoredShapes var events: [OperationEvent] = []

  /// The steps that are not yet due, the earliest first.
  var steps: [PlannedStep] = []

  /// The operation's id.
  var id: String { operation.id ?? "" }

  /// Whether the operation changes the application.
  func concerns(_ application: String) -> Bool {
    applicationID == application || connectedApplicationID == application
  }
}
