import AWSSigV4
import Crypto
import Foundation

/// The hashing that one signature cannot do without, over exactly the signature's bytes: the
/// SHA-256 of the body and of the canonical request, and the HMAC of the string to sign, from a key
/// that was prepared before.
struct SigningFloor: Sendable {
  private let body: [UInt8]
  private let canonicalRequest: [UInt8]
  private let stringToSign: [UInt8]
  private let inner: SHA256
  private let outer: SHA256

  init(
    _ signer: SigV4Signer, _ request: SigningRequest, body: [UInt8], _ context: SigningContext
  ) {
    guard let explanation = try? signer.explain(request, with: context) else {
      fatalError("the benchmark's own request cannot be signed")
    }
    self.body = body
    canonicalRequest = Array(explanation.canonicalRequest.utf8)
    stringToSign = Array(explanation.stringToSign.utf8)
    // Any key costs the same; RFC 2104 pads it to a block.
    inner = Self.hasher(over: 0x36)
    outer = Self.hasher(over: 0x5C)
  }

  private static func hasher(over pad: UInt8) -> SHA256 {
    var hasher = SHA256()
    hasher.update(data: [UInt8](repeating: pad, count: SHA256.blockByteCount))
    return hasher
  }

  func run() -> Int {
    let first = SHA256.hash(data: body)
    let second = SHA256.hash(data: canonicalRequest)
    var inner = inner
    inner.update(data: stringToSign)
    var outer = outer
    inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
    let code = outer.finalize()
    return Self.firstByte(first) + Self.firstByte(second) + Self.firstByte(code) + 1
  }

  /// The same by safe code, to which swift-crypto gives the bytes of a digest one by one, from an
  /// array that it makes for that: with the four digests' bytes, but no text made of them.
  func runSafely() -> Int {
    var bytes = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    var sum = 1
    Self.copy(SHA256.hash(data: body), to: &bytes)
    sum += Int(bytes[0])
    Self.copy(SHA256.hash(data: canonicalRequest), to: &bytes)
    sum += Int(bytes[0])
    var inner = inner
    inner.update(data: stringToSign)
    Self.copy(inner.finalize(), to: &bytes)
    var outer = outer
    outer.update(data: bytes)
    Self.copy(outer.finalize(), to: &bytes)
    return sum + Int(bytes[0])
  }

  private static func copy(_ digest: SHA256Digest, to bytes: inout [UInt8]) {
    var out = bytes.mutableSpan
    var index = 0
    for byte in digest {
      out[index] = byte
      index &+= 1
    }
  }

  /// Depends on all of the hashing, and costs next to nothing; comparing digests would not.
  @inline(__always)
  private static func firstByte(_ digest: SHA256Digest) -> Int {
    digest.withUnsafeBytes { Int($0[0]) }
  }
}
