/// The EC2 instance of a HANA node, as the configuration checks see it.
struct NodeConfiguration: Sendable, Hashable {
  /// The id of the node's component, such as `HDB-HDB00-hana01`.
  var componentID: String

  /// The type of the EC2 instance, such as `r6i.16xlarge`.
  var instanceType: String

  /// The EBS volumes by the path at which they are mounted, such as `/hana/data`.
  var volumes: [String: VolumeConfiguration]
}
