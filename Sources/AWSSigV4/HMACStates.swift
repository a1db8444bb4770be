internal import Crypto

/// HMAC-SHA256 (RFC 2104) for one key, as the states of the inner and the outer hash after the key.
///
/// Copying two states and going on from there takes half the time of swift-crypto's `HMAC`, which
/// pads and hashes the key for each code.
struct HMACStates: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  private static let innerPad: UInt8 = 0x36
  private static let outerPad: UInt8 = 0x5c

  init(key: [UInt8]) {
    var block = Self.block(key, room: 0, pad: Self.innerPad)
    var inner = SHA256()
    inner.update(data: block)
    Self.xor(&block, with: Self.innerPad ^ Self.outerPad)
    var outer = SHA256()
    outer.update(data: block)
    self.inner = inner
    self.outer = outer
  }

  /// Replaces a key by the code that it makes for a text: a step in deriving a key.
  ///
  /// A key that is used once needs no states: two hashes over whole messages are faster.
  static func replace(_ key: inout [UInt8], byCodeFor text: String) {
    let byteCount = text.utf8.count
    var message = block(key, room: max(byteCount, SHA256Digest.byteCount), pad: innerPad)
    write(text, to: &message)
    let inner = SHA256.hash(data: message[0..<(SHA256.blockByteCount + byteCount)])
    xor(&message, with: innerPad ^ outerPad)
    copy(inner, to: &message, at: SHA256.blockByteCount)
    let end = SHA256.blockByteCount + SHA256Digest.byteCount
    let code = SHA256.hash(data: message[0..<end])
    if key.count != SHA256Digest.byteCount {
      key = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    }
    copy(code, to: &key, at: 0)
  }

  /// A block with the key in it, padded, and room after it.
  private static func block(_ key: [UInt8], room: Int, pad: UInt8) -> [UInt8] {
    let key = key.count > SHA256.blockByteCount ? Array(SHA256.hash(data: key)) : key
    var block = [UInt8](repeating: pad, count: SHA256.blockByteCount + room)
    let source = key.span
    var target = block.mutableSpan
    for index in source.indices { target[index] = source[index] ^ pad }
    return block
  }

  private static func write(_ text: String, to message: inout [UInt8]) {
    var position = SHA256.blockByteCount
    var out = message.mutableSpan
    out.write(text, at: &position)
  }

  private static func xor(_ block: inout [UInt8], with mask: UInt8) {
    var span = block.mutableSpan
    for index in 0..<SHA256.blockByteCount { span[index] ^= mask }
  }

  /// The code of a message.
  ///
  /// - Parameter scratch: Room for a digest on its way from the inner hash to the outer.
  func code(for message: ArraySlice<UInt8>, scratch: inout [UInt8]) -> SHA256Digest {
    var inner = inner
    inner.update(data: message)
    Self.copy(inner.finalize(), to: &scratch, at: 0)
    var outer = outer
    outer.update(data: scratch)
    return outer.finalize()
  }

  private static func copy(_ digest: SHA256Digest, to bytes: inout [UInt8], at start: Int) {
    var position = start
    var span = bytes.mutableSpan
    span.write(digest, at: &position)
  }
}
