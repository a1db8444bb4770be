import SsmSapModels

/// A change of a scope's state that comes with time.
enum StateChange: Sendable, Hashable {
  /// An application's status changes.
  case application(id: String, status: ApplicationStatus)
  /// The status of an application's discovery changes.
  case discovery(id: String, status: ApplicationDiscoveryStatus, message: String?)
  /// A component's status changes.
  case component(application: String, id: String, status: ComponentStatus)
  /// The operation of the step ends.
  case end(OperationStatus, message: String?)
}
