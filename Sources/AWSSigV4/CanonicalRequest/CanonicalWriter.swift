/// Writes a request in its canonical form, and knows where each part of it is.
///
/// The bytes are in a span that each method is given.
struct CanonicalWriter: Sendable {
  /// Where the next byte goes.
  var position = 0

  var layout = HeaderLayout()
  var parameters: [ParameterEntry] = []

  /// The date as all parts of the signature have it.
  ///
  /// Date and hash are apart from the rest, since copying within one span is slow.
  private(set) var date: [UInt8] = []
  /// The time that ``date`` says: many requests are signed in one second.
  private var writtenDate: SigningTimestamp?
  /// What the canonical request says of the payload: its hash or a name for its absence.
  var payloadHash: [UInt8] = []
  /// A digest on its way into text.
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
    // A variable of its own: to change the writer while parts of it are read counts references.
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

  mutating func setDate(_ timestamp: SigningTimestamp, labels: SignatureLabels) {
    if writtenDate == timestamp { return }
    writtenDate = timestamp
    if date.count != SigningTimestamp.textByteCount {
      date = [UInt8](repeating: 0, count: SigningTimestamp.textByteCount)
    }
    var position = 0
    var out = date.mutableSpan
    out.write(labels.day, at: &position)
    timestamp.writeTime(to: &out, at: &position)
  }
}

/// The values of what the signer itself adds to a request.
struct AddedFields: Sendable {
  var sessionToken: String?
  var sessionTokenIsPlain: Bool
  /// Empty unless the algorithm is SigV4a.
  var regionSet: String

  /// For a request that has them all already.
  static let none = AddedFields(sessionToken: nil, sessionTokenIsPlain: false, regionSet: "")
}
