/// Compresses in the format gzip.
///
/// Source: RFC 1952.
public struct GzipCompressor: RequestCompressor {
  /// The name of the encoding.
  public let encoding = "gzip"

  /// A compressor.
  public init() {}

  /// The format's mark, the method deflate, no flags, no time, no hints, an unknown system.
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// The bytes, compressed.
  public func compress(_ bytes: [UInt8]) -> [UInt8] {
    var compressed = Self.header
    compressed.reserveCapacity(bytes.count / 2)
    Deflate.append(bytes, to: &compressed)
    append(CRC32.checksum(bytes), to: &compressed)
    append(UInt32(truncatingIfNeeded: bytes.count), to: &compressed)
    return compressed
  }

  private func append(_ value: UInt32, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
