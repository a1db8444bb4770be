internal import Crypto

extension SigningBuffer {
  /// Writes the canonical request and the string to sign of a request to verify.
  mutating func prepareToVerify(
    _ request: borrowing SigningRequest, authentication: borrowing Authentication,
    algorithm: SigningAlgorithm, options: borrowing SigningOptions,
    labels: SignatureLabels
  ) throws(VerificationError) {
    // As when signing: names twice and in the list twice, values once.
    var count = Self.fixedByteCount + Self.targetFactor * request.targetByteCount
    for index in request.headers.indices {
      count += 4 * (request.headers[index].name.utf8.count + 1)
      count += request.headers[index].value.utf8.count + 2
    }
    count += 4 * (authentication.signedHeaders.range.count + labels.byteCount)
    reset(reserving: count)
    try write { writer, out throws(VerificationError) in
      try writer.prepareToVerify(
        request, authentication: authentication, algorithm: algorithm, options: options,
        labels: labels, to: &out)
    }
    writeStringToSign(labels: labels)
  }

  /// Whether a signature is the digest in hexadecimal digits, compared in constant time.
  mutating func isDigits(_ signature: TextPart, of code: SHA256Digest) -> Bool {
    takeDigits(of: code)
    let digits = writer.digest.digits.span
    guard signature.range.count == digits.count else { return false }
    let given = signature.text.utf8.span.extracting(signature.range)
    var difference: UInt8 = 0
    for index in digits.indices { difference |= digits[index] ^ given[index] }
    return difference == 0
  }
}
