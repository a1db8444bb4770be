internal import Crypto

/// The bytes of a digest, eight to a word.
///
/// swift-crypto hands them out one by one, from an array that it makes for that, or by an unsafe
/// pointer. Taken out once, whole words are turned into digits and written.
struct DigestWords {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  static let hexDigitCount = 2 * SHA256Digest.byteCount

  @inline(__always)
  init(_ digest: SHA256Digest) {
    var iterator = digest.makeIterator()
    words = (
      Self.word(from: &iterator), Self.word(from: &iterator), Self.word(from: &iterator),
      Self.word(from: &iterator)
    )
  }

  @inline(__always)
  private static func word(from iterator: inout SHA256Digest.Iterator) -> UInt64 {
    var word: UInt64 = 0
    for _ in 0..<MemoryLayout<UInt64>.size { word = word << 8 | UInt64(iterator.next() ?? 0) }
    return word
  }

  /// Writes the bytes into an array that has room for them.
  @inline(__always)
  func write(to bytes: inout [UInt8], at start: Int = 0) {
    var out = bytes.mutableSpan
    // Said once, so that the writes below need not be checked one by one.
    precondition(out.count >= start + 32)
    Self.store(words.0, at: start, in: &out)
    Self.store(words.1, at: start + 8, in: &out)
    Self.store(words.2, at: start + 16, in: &out)
    Self.store(words.3, at: start + 24, in: &out)
  }

  /// Writes the bytes as lowercase hexadecimal digits to the start of an array that has room.
  @inline(__always)
  func writeHex(to digits: inout [UInt8]) {
    var out = digits.mutableSpan
    precondition(out.count >= 64)
    Self.storeHex(words.0, at: 0, in: &out)
    Self.storeHex(words.1, at: 16, in: &out)
    Self.storeHex(words.2, at: 32, in: &out)
    Self.storeHex(words.3, at: 48, in: &out)
  }

  @inline(__always)
  private static func storeHex(_ word: UInt64, at index: Int, in out: inout MutableSpan<UInt8>) {
    store(hex(word >> 32), at: index, in: &out)
    store(hex(word & 0xffff_ffff), at: index &+ 8, in: &out)
  }

  @inline(__always)
  private static func store(_ word: UInt64, at index: Int, in out: inout MutableSpan<UInt8>) {
    for offset in 0..<8 {
      out[index &+ offset] = UInt8(truncatingIfNeeded: word >> UInt64(56 &- 8 &* offset))
    }
  }

  /// The eight digits of four bytes, computed side by side in the bytes of a word.
  @inline(__always)
  private static func hex(_ bytes: UInt64) -> UInt64 {
    // Each byte is moved into two, then each half of it into a byte of its own.
    var spread = (bytes | bytes << 16) & 0x0000_ffff_0000_ffff
    spread = (spread | spread << 8) & 0x00ff_00ff_00ff_00ff
    let nibbles = (spread << 4 | spread) & 0x0f0f_0f0f_0f0f_0f0f
    // Six more carries into the next half from ten on, where letters begin.
    let letters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 39
  }
}
