/// How large a message may be.
public struct EventStreamLimits: Sendable, Hashable {
  /// The most bytes of a payload. The default is 24 MiB, which AWS's own clients accept; the
  /// specification's first edition had 16 MiB.
  public var payloadByteCount = 24 * 1024 * 1024

  /// The most bytes of all headers of a message. The default is the specification's 128 KiB.
  public var headersByteCount = 128 * 1024

  /// Creates limits with their defaults.
  public init() {}
}
