/// What a host of a landscape has unless something else is given.
public enum HostDefaults {
  /// The private address of hosts whose address does not matter.
  public static let ipAddress = "10.0.0.10"

  /// The operating system and its version.
  public static let osVersion = "SUSE Linux Enterprise Server 15 SP6"
}
