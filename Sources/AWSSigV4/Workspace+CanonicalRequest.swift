internal import Crypto

extension Workspace {
  /// Writes the canonical request from the sorted header fields and parameters.
  mutating func writeCanonicalRequest(
    _ request: borrowing SigningRequest, options: borrowing SigningOptions,
    added: borrowing AddedFields
  ) throws(SigningError) {
    let start = buffer.count
    try writeMethod(request.method)
    buffer.append(Ascii.newline)
    try writeCanonicalPath(
      request.path, encoding: options.uriEncoding, normalization: options.pathNormalization)
    buffer.append(Ascii.newline)
    writeCanonicalQuery()
    buffer.append(Ascii.newline)
    try writeCanonicalHeaders(request, added: added)
    buffer.append(Ascii.newline)
    if signedHeaders.isEmpty {
      writeSignedHeaders()
    } else {
      buffer.append(copying: signedHeaders)
    }
    buffer.append(Ascii.newline)
    buffer.append(copying: payloadHash)
    canonicalRequest = start..<buffer.count
  }

  private mutating func writeMethod(_ method: String) throws(SigningError) {
    let bytes = method.utf8.span
    guard !bytes.isEmpty else { throw .invalidMethod(method) }
    for index in bytes.indices where !Ascii.isToken(bytes[index]) { throw .invalidMethod(method) }
    buffer.append(bytes)
  }

  /// Writes the string to sign for the canonical request.
  mutating func writeStringToSign(
    algorithm: SigningAlgorithm, timestamp: SigningTimestamp, scope: String
  ) {
    let digest = SHA256.hash(data: buffer.slice(canonicalRequest))
    let start = buffer.count
    buffer.append(algorithm.name)
    buffer.append(Ascii.newline)
    timestamp.write(to: &buffer)
    buffer.append(Ascii.newline)
    buffer.append(scope)
    buffer.append(Ascii.newline)
    buffer.appendHex(digest)
    stringToSign = start..<buffer.count
  }

  /// The HMAC of the string to sign.
  mutating func code(with states: borrowing HMACStates) -> SHA256Digest {
    states.code(for: buffer.slice(stringToSign), scratch: &digest)
  }
}
