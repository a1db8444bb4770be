/// A stream that has more bytes than were to be collected.
public struct ByteStreamError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The most bytes that were to be collected.
  public var limit: Int

  /// The stream has more bytes than this.
  public init(limit: Int) {
    self.limit = limit
  }

  /// What went wrong.
  public var description: String { "the stream has more than \(limit) bytes" }
}
