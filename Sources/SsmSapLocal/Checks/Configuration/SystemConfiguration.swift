/// How a HANA system is set up, as the configuration checks see it.
struct SystemConfiguration: Sendable, Hashable {
  /// The nodes, the primary one first.
  var nodes: [NodeConfiguration]

  /// The parameters of the Pacemaker cluster by their names; `nil` without a cluster.
  var clusterParameters: [String: String]?

  /// How the primary node waits for the secondary one, such as `SYNC`; `nil` without replication.
  var replicationMode: String?

  /// How the secondary node applies changes, such as `LOGREPLAY`; `nil` without replication.
  var replicationOperationMode: String?
}
