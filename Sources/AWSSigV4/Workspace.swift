internal import Crypto

/// Where a request is turned into its canonical form, string to sign and signature.
///
/// All text is written one after another into one buffer: hash of the payload, header names,
/// query parameters, canonical request, string to sign, result. A workspace is used again and
/// again, so that signing allocates little more than its result.
struct Workspace: Sendable {
  var buffer = ByteBuffer(capacity: 2048)
  var headers: [HeaderEntry] = []
  var parameters: [ParameterEntry] = []
  /// The bytes of a digest on their way from one hash to another.
  var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)

  var payloadHash = 0..<0
  var signedHeaders = 0..<0
  var addedQuery = 0..<0
  var canonicalRequest = 0..<0
  var stringToSign = 0..<0

  init() {
    headers.reserveCapacity(16)
  }

  var byteCount: Int { buffer.capacity }

  mutating func reset() {
    buffer.removeAll()
    headers.removeAll(keepingCapacity: true)
    parameters.removeAll(keepingCapacity: true)
    signedHeaders = 0..<0
    addedQuery = 0..<0
  }

  /// Runs the writer and returns the range of what it wrote.
  @inline(__always)
  mutating func writing<Failure: Error>(
    _ write: (inout Workspace) throws(Failure) -> Void
  ) throws(Failure) -> Range<Int> {
    let start = buffer.count
    try write(&self)
    return start..<buffer.count
  }

  func text(_ range: Range<Int>) -> String { buffer.text(range) }
}
