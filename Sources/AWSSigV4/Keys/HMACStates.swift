internal import Crypto

/// HMAC-SHA256 (RFC 2104) with one key, as the states of the inner and the outer hash after the
/// key.
///
/// Copying and continuing two states takes half the time of swift-crypto's `HMAC`, which pads and
/// hashes the key for each code.
struct HMACStates: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  init(inner: SHA256, outer: SHA256) {
    self.inner = inner
    self.outer = outer
  }

  /// The same states in memory of their own: an update, even by nothing, ends the sharing.
  var separated: HMACStates {
    var (inner, outer) = (inner, outer)
    inner.update(data: [UInt8]())
    outer.update(data: [UInt8]())
    return HMACStates(inner: inner, outer: outer)
  }

  /// Returns the code of a message.
  ///
  /// - Parameter scratch: Room for a digest on its way from the inner hash to the outer.
  func code(for message: ArraySlice<UInt8>, scratch: inout DigestText) -> SHA256Digest {
    var inner = inner
    inner.update(data: message)
    scratch.take(inner.finalize())
    var outer = outer
    outer.update(data: scratch.bytes)
    return outer.finalize()
  }
}
