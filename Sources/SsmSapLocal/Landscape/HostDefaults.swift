/// What a host of a landscape has unless something else is given.
public enum HostDefaults {
  /// The private address of hosts whose address does not matter.
  public static let ipAddress = "10.0.0.10"

  /// The type of the EC2 instance.
  public static let instanceType = "r6i.16xlarge"

  /// The operating system and its version.
  public static let osVersion = "SUSE Linux Enterprise Server 15 SP6"
}
