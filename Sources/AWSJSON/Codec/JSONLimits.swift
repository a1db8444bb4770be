/// How much a reader accepts from a peer that it does not trust.
public struct JSONLimits: Sendable, Hashable {
  /// The deepest nesting that any reader accepts: each level of a shape takes native stack.
  public static let deepest = 512

  /// How deep values may be nested; 128 unless set, and ``deepest`` at most.
  public var depth: Int {
    get { setDepth }
    set { setDepth = min(newValue, Self.deepest) }
  }

  /// How large a document may be, in bytes; 64 MiB unless set.
  public var size = 64 << 20

  private var setDepth = 128

  /// The defaults.
  public init() {}
}
