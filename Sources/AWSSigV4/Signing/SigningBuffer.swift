internal import Crypto

/// Where a request is turned into its canonical form, string to sign and signature.
///
/// All text is written one after another into one array: header names, query parameters, canonical
/// request, string to sign, result. A buffer is used again and again, so that signing allocates
/// little more than its result.
struct SigningBuffer: Sendable {
  /// As long as there is room; what was written ends at the writer's position.
  private var bytes: [UInt8] = []
  private(set) var writer = CanonicalWriter()

  /// How many bytes there is room for; none in a buffer that is not in use yet.
  var byteCount: Int { bytes.count }

  /// Makes room for so many bytes, and forgets what was written.
  mutating func reset(reserving byteCount: Int) {
    if bytes.count < byteCount { bytes = [UInt8](repeating: 0, count: byteCount) }
    writer.reset()
  }

  /// Runs a body that writes.
  @inline(__always)
  mutating func write<Result, Failure: Error>(
    _ body: (inout CanonicalWriter, inout MutableSpan<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Taken out for the time, since a span of `bytes` would keep the writer locked as well.
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

  /// Makes hexadecimal digits of a digest: the writer's ``CanonicalWriter/digest``.
  mutating func takeDigits(of digest: SHA256Digest) {
    writer.digest.takeDigits(of: digest)
  }

  var verificationExplanation: VerificationExplanation {
    VerificationExplanation(
      canonicalRequest: text(writer.canonicalRequest), stringToSign: text(writer.stringToSign))
  }
}
