extension TransportOptions {
  /// A rate of transfer, and how long a transfer may be slower.
  public struct LowSpeedLimit: Sendable, Hashable {
    /// The lowest acceptable rate, in bytes per second.
    public var bytesPerSecond: Int

    /// How long the rate may be lower, in whole seconds, rounded up.
    public var period: Duration

    /// Creates a limit.
    public init(bytesPerSecond: Int, period: Duration) {
      self.bytesPerSecond = bytesPerSecond
      self.period = period
    }
  }
}
