/// Writes a request in its canonical form and remembers where each part of it is.
///
/// The bytes are in a span that is passed to each method.
struct CanonicalWriter: Sendable {
  /// The index of the next byte.
  var position = 0

  var layout = HeaderLayout()
  var parameters: [ParameterEntry] = []

  /// The date as text, for all parts of the signature.
  private(set) var date = ""
  /// The time of ``date``, which is kept because many requests are signed in one second.
  private var writtenDate: SigningTimestamp?
  /// The payload hash of the canonical request, or the text in its place. It has an array of its own,
  /// because copying within one span is slow.
  var payloadHash: [UInt8] = []
  /// The buffer for digests.
  var digest = DigestText()

  var addedQuery = 0..<0
  var canonicalRequest = 0..<0
  var stringToSign = 0..<0

  mutating func reset() {
    position = 0
    parameters.removeAll(keepingCapacity: true)
    addedQuery = 0..<0
  }

  /// Writes the canonical request from the sorted header fields and parameters.
  mutating func writeCanonicalRequest(
    _ request: borrowing SigningRequest, options: borrowing SigningOptions,
    added: borrowing AddedFields, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let start = position
    try writeMethod(request.method, to: &out)
    out.write(Ascii.newline, at: &position)
    try writeCanonicalPath(
      request.path, encoding: options.uriEncoding, normalization: options.pathNormalization,
      to: &out)
    out.write(Ascii.newline, at: &position)
    writeCanonicalQuery(to: &out)
    out.write(Ascii.newline, at: &position)
    try writeCanonicalHeaders(request, added: added, to: &out)
    // A local variable: changing the writer while parts of it are read counts references.
    var end = position
    out.write(Ascii.newline, at: &end)
    out.write(layout.signedHeaders, at: &end)
    out.write(Ascii.newline, at: &end)
    out.write(payloadHash, at: &end)
    position = end
    canonicalRequest = start..<end
  }

  private mutating func writeMethod(
    _ method: String, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let bytes = method.utf8.span
    guard !bytes.isEmpty else { throw .invalidMethod(method) }
    for index in bytes.indices where !Ascii.isToken(bytes[index]) {
      throw .invalidMethod(method)
    }
    out.write(bytes, at: &position)
  }

  mutating func setDate(_ timestamp: SigningTimestamp) {
    if writtenDate == timestamp { return }
    writtenDate = timestamp
    date = timestamp.text
  }
}
