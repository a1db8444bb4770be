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
    var block = key
    if block.count > SHA256.blockByteCount { block = Array(SHA256.hash(data: key)) }
    block.append(contentsOf: repeatElement(0, count: SHA256.blockByteCount - block.count))
    for index in block.indices { block[index] ^= Self.innerPad }
    var inner = SHA256()
    inner.update(data: block)
    for index in block.indices { block[index] ^= Self.innerPad ^ Self.outerPad }
    var outer = SHA256()
    outer.update(data: block)
    self.inner = inner
    self.outer = outer
  }

  /// The code of a message.
  ///
  /// - Parameter scratch: Room for a digest, since swift-crypto hands out its bytes one by one.
  func code(for message: ArraySlice<UInt8>, scratch: inout [UInt8]) -> SHA256Digest {
    var inner = inner
    inner.update(data: message)
    var index = 0
    for byte in inner.finalize() {
      scratch[index] = byte
      index += 1
    }
    var outer = outer
    outer.update(data: scratch)
    return outer.finalize()
  }
}
