/// The working memory of one signature at a time.
struct SigningLane: Sendable {
  /// Kept because making a buffer costs as much as filling it.
  var buffer = SigningBuffer()
  /// The last key, which is most often the next one too.
  var key: SigningKey?

  /// Larger buffers are not kept, so that one huge request does not hold memory forever.
  private static let keptBufferByteCount = 65_536

  mutating func dropLargeBuffer() {
    if buffer.byteCount > Self.keptBufferByteCount { buffer = SigningBuffer() }
  }
}
