import AWSRuntime

/// The compressor of a program that wants gzip, for vectors about compression.
///
/// It writes valid gzip (RFC 1952) whose blocks are stored and not compressed (RFC 1951, section
/// 3.2.4): the vectors tell only that and when a compressor is used.
struct StoredGzip: RequestCompressor {
  let encoding = "gzip"

  /// The magic number, the method deflate, no flags, no time, no hints, an unknown system.
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
  private static let longestBlock = 0xFFFF

  func compress(_ bytes: [UInt8]) -> [UInt8] {
    var output = Self.header
    var start = 0
    repeat {
      let end = min(start + Self.longestBlock, bytes.count)
      output.append(end == bytes.count ? 1 : 0)
      append(UInt16(end - start), to: &output)
      append(~UInt16(end - start), to: &output)
      output += bytes[start..<end]
      start = end
    } while start < bytes.count
    append(Self.checksum(bytes), to: &output)
    append(UInt32(truncatingIfNeeded: bytes.count), to: &output)
    return output
  }

  /// The CRC-32 of gzip (RFC 1952, section 8).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 {
        let shifted = value >> 1
        value = value & 1 == 0 ? shifted : shifted ^ 0xEDB8_8320
      }
    }
    return ~value
  }

  private func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
