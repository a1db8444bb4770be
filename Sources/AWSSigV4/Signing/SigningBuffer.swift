internal import Crypto

/// The buffer in which a request becomes a canonical request, a string to sign and a signature.
///
/// All text is written one after another into one array: query parameters, canonical request, string
/// to sign, result. A buffer is reused, so that signing allocates little more than its result.
struct SigningBuffer: Sendable {
  /// The reserved room. The written text ends at the writer's position.
  private var bytes: [UInt8] = []
  private(set) var writer = CanonicalWriter()

  /// The size of the reserved room in bytes.
  var byteCount: Int { bytes.count }

  /// Reserves room and discards the written text.
  mutating func reset(reserving byteCount: Int) {
    if bytes.count < byteCount { bytes = [UInt8](repeating: 0, count: byteCount) }
    writer.reset()
  }

  /// Runs a body that writes.
  @inline(__always)
  mutating func write<Result, Failure: Error>(
    _ body: (inout CanonicalWriter, inout MutableSpan<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Moved out, because a span of `bytes` would lock the writer as well.
    var bytes: [UInt8] = []
    swap(&bytes, &self.bytes)
    defer { swap(&bytes, &self.bytes) }
    var span = bytes.mutableSpan
    return try body(&writer, &span)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  /// The SHA-256 of the canonical request.
  var canonicalRequestHash: SHA256Digest { SHA256.hash(data: bytes[writer.canonicalRequest]) }

  /// The HMAC of the string to sign.
  mutating func code(with states: borrowing HMACStates) -> SHA256Digest {
    states.code(for: bytes[writer.stringToSign], scratch: &writer.digest)
  }

  /// Converts a digest to hexadecimal digits in the writer's ``CanonicalWriter/digest``.
  mutating func takeDigits(of digest: SHA256Digest) {
    writer.digest.takeDigits(of: digest)
  }

  var verificationExplanation: VerificationExplanation {
    VerificationExplanation(
      canonicalRequest: text(writer.canonicalRequest), stringToSign: text(writer.stringToSign))
  }
}
