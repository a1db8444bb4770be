/// The body of a response.
public struct ResponseBody: Sendable {
  private let bytes: [UInt8]

  /// A body that is there already.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All bytes of the body.
  ///
  /// - Parameter limit: The most bytes to accept.
  /// - Throws: ``TransportError`` with the code ``TransportError/Code-swift.struct/bodyTooLarge``
  ///   when there are more, or what went wrong while they arrived.
  public func collect(upTo limit: Int) async throws(TransportError) -> [UInt8] {
    guard bytes.count <= limit else {
      throw TransportError(
        .bodyTooLarge,
        "the response body has \(bytes.count) bytes, more than the limit of \(limit)",
        requestMayHaveReachedServer: true)
    }
    return bytes
  }
}
