extension CurlTransportConfiguration {
  /// The most connections and requests at a time. A request beyond a limit waits, and its timeout
  /// counts meanwhile.
  public struct Limits: Sendable, Hashable {
    /// The most requests under way at a time; 4,096 by default. Each takes some 30 KB.
    public var requests = 4096

    /// The most connections at a time, in use and idle ones; 512 by default.
    public var connections = 512

    /// The most connections to one host at a time; `nil`, the default, for no limit except that of
    /// all connections.
    public var connectionsPerHost: Int?

    /// Creates the default limits.
    public init() {}
  }
}
