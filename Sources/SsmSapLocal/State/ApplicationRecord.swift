import SsmSapModels

/// An application that is registered, with everything that belongs to it.
struct ApplicationRecord: Sendable, Hashable {
  /// The application as GetApplication returns it.
  var application: Application

  /// The components, parents before their children.
  var components: [Component] = []

  /// The databases of a HANA application, the system database first.
  var databases: [Database] = []

  /// The credentials that were given for the databases.
  var credentials: [ApplicationCredential] = []

  /// How backups are taken, once the settings say so.
  var backint: BackintConfig?

  /// The SAP system that the application stands for.
  var sid: String

  /// The id of the EC2 instance that the application was registered with.
  var instanceID: String

  /// The ARN of the database that an ABAP application was registered with.
  var databaseArn: String?

  /// The operation that is changing the application; `nil` if none is.
  var currentOperation: String?

  /// Whether the application and all its components are up.
  var isRunning: Bool {
    application.status == .activated && components.allSatisfy { $0.status == .running }
  }
}
