import SsmSapModels

/// An application that is registered, with everything that belongs to it.
struct ApplicationRecord: Sendable, Hashable {
  /// The application as GetApplication returns it.
  @StoredShape var application: Application

  /// The components, parents before their children.
  @StoredShapes var components: [Component] = []

  /// The databases of a HANA application, the system database first.
  @StoredShapes var databases: [Database] = []

  /// The credentials that were given for the databases.
  @StoredShapes var credentials: [ApplicationCredential] = []

  /// How backups are taken, once the settings say so.
  var backint: StoredShape<BackintConfig>?

  /// The SAP system that the application stands for.
  var sid: String

  /// The instance number that a HANA application was registered with.
  var instanceNumber: String?

  /// The id of the EC2 instance that the application was registered with.
  var instanceID: String

  /// The ARN of the database that an ABAP application works on.
  var databaseArn: String?

  /// The address at which an ABAP application reaches its database.
  var connectionIP: String?

  /// The Web Dispatchers of an ABAP application, as `ComponentsInfo` names them.
  @StoredShapes var componentsInfo: [ComponentInfo] = []

  /// The application's id.
  var id: String { application.id ?? "" }

  /// The application's ARN.
  var arn: String { application.arn ?? "" }

  /// The application's type.
  var type: ApplicationType { application.type ?? .hana }

  /// The components that run processes: nodes and instances, not what groups them.
  var leaves: [Component] {
    components.filter { $0.associatedHost != nil }
  }

  /// The EC2 instances of the components, each once, in the components' order.
  var instanceIDs: [String] {
    leaves.compactMap(\.associatedHost?.ec2InstanceId).withoutRepetitions()
  }

  /// Whether the application has the Web Dispatcher (inferred: only if it was named).
  func includes(_ instance: ABAPInstance) -> Bool {
    instance.kind == .webDispatcher
      && componentsInfo.contains {
        $0.sid == instance.sid && $0.ec2InstanceId == instance.instanceID
      }
  }
}

extension ApplicationRecord: Codable {}
