/// An error that a stream has more bytes than the limit.
public struct ByteStreamError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The most bytes that were accepted.
  public var limit: Int

  /// Creates an error.
  public init(limit: Int) {
    self.limit = limit
  }

  /// A description of the error.
  public var description: String { "the stream has more than \(limit) bytes" }
}
