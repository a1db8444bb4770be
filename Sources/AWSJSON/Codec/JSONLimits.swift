/// Limits on what a codec reads from a peer that it does not trust.
public struct JSONLimits: Sendable, Hashable {
  /// The deepest nesting that a codec can accept, as each level of a shape takes native stack.
  public static let deepest = 512

  /// How deep values may be nested: 128 by default, ``deepest`` at most.
  public var depth: Int {
    get { setDepth }
    set { setDepth = min(newValue, Self.deepest) }
  }

  /// How large a document may be, in bytes: 64 MiB by default.
  public var size = 64 << 20

  private var setDepth = 128

  /// Creates the default limits.
  public init() {}
}
