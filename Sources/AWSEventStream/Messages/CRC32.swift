/// The checksum of messages and their preludes, and of some services' responses.
///
/// Source: RFC 1952, section 8, "Appendix: Sample CRC Code".
package struct CRC32 {
  private var state = UInt32.max

  /// Creates the checksum of no bytes.
  package init() {}

  /// The checksum of all bytes so far.
  package var value: UInt32 { ~state }

  /// Adds a range of bytes.
  package mutating func add(_ bytes: Span<UInt8>) {
    let table = Self.table.span
    var crc = state
    for index in bytes.indices {
      crc = table[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
    }
    state = crc
  }

  /// The remainder of each byte by the polynomial, whose bits are reversed.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { rest, _ in
      rest & 1 == 1 ? (rest >> 1) ^ 0xEDB8_8320 : rest >> 1
    }
  }
}
