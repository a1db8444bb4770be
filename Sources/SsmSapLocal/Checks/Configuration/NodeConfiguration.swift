/// The EC2 instance of a HANA node, as the configuration checks see it.
struct NodeConfiguration: Sendable, Hashable {
  /// The id of the node's component, such as `HDB-HDB00-hana01`.
  var componentID: String

  /// The type of the EC2 instance, such as `r6i.16xlarge`.
  var instanceType: String

  /// The EBS volumes.
  var volumes: [HANAVolume]

  /// Returns the volume that is mounted at a path; `nil` if there is none.
  func volume(at path: String) -> HANAVolume? {
    volumes.first { $0.mountPoint == path }
  }
}
