import SsmSapModels

/// A change of a scope's state that comes with time.
enum StateChange: Sendable, Hashable, Codable {
  /// An application's status changes.
  case application(id: String, status: StoredText<ApplicationStatus>, message: String?)
  /// The status of an application's discovery changes.
  case discovery(
    id: String, status: StoredText<ApplicationDiscoveryStatus>, message: String?)
  /// A component's status changes.
  case component(application: String, id: String, status: StoredText<ComponentStatus>)
  /// An EC2 instance was started or stopped.
  case instance(id: String, isRunning: Bool)
  /// Discovery finds the application's components and databases.
  case discover(application: String)
  /// Credentials are removed and added.
  case credentials(
    application: String, removed: [StoredShape<ApplicationCredential>],
    added: [StoredShape<ApplicationCredential>])
  /// Backups are taken as configured.
  case backint(application: String, StoredShape<BackintConfig>)
  /// An ABAP application works on another database.
  case database(application: String, arn: String)
  /// An application is added to AWS Service Catalog AppRegistry.
  case appRegistry(application: String, arn: String)
  /// An application disappears.
  case remove(application: String)
  /// The operation of the step ends.
  case end(StoredText<OperationStatus>, message: String?)
}

extension StateChange {
  static func application(
    _ id: String, _ status: ApplicationStatus, message: String? = nil
  ) -> StateChange {
    .application(id: id, status: StoredText(status), message: message)
  }

  static func discovery(
    _ id: String, _ status: ApplicationDiscoveryStatus, message: String? = nil
  ) -> StateChange {
    .discovery(id: id, status: StoredText(status), message: message)
  }

  static func component(
    _ application: String, _ id: String, _ status: ComponentStatus
  ) -> StateChange {
    .component(application: application, id: id, status: StoredText(status))
  }

  static func end(_ status: OperationStatus, message: String? = nil) -> StateChange {
    .end(StoredText(status), message: message)
  }
}
