/// How much a reader accepts from a peer that it does not trust.
public struct JSONLimits: Sendable, Hashable {
  /// How deep values may be nested; 128 unless set.
  public var depth = 128

  /// The defaults.
  public init() {}
}
