internal import Crypto

/// HMAC-SHA256 (RFC 2104) for one key, as the states of the inner and the outer hash after the key.
///
/// Copying two states and going on from there takes half the time of swift-crypto's `HMAC`, which
/// pads and hashes the key for each code.
struct HMACStates: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  static let innerPad: UInt8 = 0x36
  static let outerPad: UInt8 = 0x5c

  init(inner: SHA256, outer: SHA256) {
    self.inner = inner
    self.outer = outer
  }

  init(key: [UInt8]) {
    var block = Self.block(key, pad: Self.innerPad)
    var inner = SHA256()
    inner.update(data: block)
    Self.xor(&block, with: Self.innerPad ^ Self.outerPad)
    var outer = SHA256()
    outer.update(data: block)
    self.inner = inner
    self.outer = outer
  }

  /// A block with the key in it, padded.
  private static func block(_ key: [UInt8], pad: UInt8) -> [UInt8] {
    let key = key.count > SHA256.blockByteCount ? Array(SHA256.hash(data: key)) : key
    var block = [UInt8](repeating: pad, count: SHA256.blockByteCount)
    let source = key.span
    var target = block.mutableSpan
    for index in source.indices { target[index] = source[index] ^ pad }
    return block
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
