/// A transport's readers of response headers: one for each thread, or for a few.
///
/// With one for all, its lock and the counts of what it keeps would go from processor to processor
/// with each response.
struct ResponseHeadReaders: Sendable {
  private static let bitsOfIndex: UInt = 3

  private let readers = (0..<1 << bitsOfIndex).map { _ in ResponseHeadReader() }

  /// The one that the calling thread uses mostly.
  var current: ResponseHeadReader {
    // Multiplied by the golden ratio of 64 bits, whose highest bits depend on all of the identity's.
    let mixed = UInt64(ThreadIdentity.current) &* 0x9E37_79B9_7F4A_7C15
    return readers[Int(mixed >> UInt64(64 - Self.bitsOfIndex))]
  }
}
