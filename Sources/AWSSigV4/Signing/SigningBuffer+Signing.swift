internal import Crypto

extension SigningBuffer {
  /// Writes the canonical request and the string to sign of a request to sign.
  @inline(__always)
  mutating func prepareToSign(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm, timestamp: SigningTimestamp, labels: SignatureLabels
  ) throws(SigningError) {
    reset(reserving: Self.byteCount(for: request, context: context, labels: labels))
    try write { writer, out throws(SigningError) in
      try writer.prepareToSign(
        request, context: context, algorithm: algorithm, timestamp: timestamp, labels: labels,
        to: &out)
    }
    writeStringToSign(labels: labels)
  }

  mutating func writeStringToSign(labels: SignatureLabels) {
    takeDigits(of: canonicalRequestHash)
    write { writer, out in writer.writeStringToSign(labels: labels, to: &out) }
  }

  /// Writes the `Authorization` field or the query, with the signature at its end, and returns it.
  @inline(__always)
  mutating func writeSignature(
    _ signature: [UInt8], of request: borrowing SigningRequest, context: borrowing SigningContext,
    labels: SignatureLabels
  ) -> SigV4Signature {
    let isHeader = context.options.location == .header
    let start = writer.position
    let end = write { writer, out in
      if isHeader {
        writer.writeAuthorization(labels: labels, to: &out)
      } else {
        writer.writePresignedQuery(request.query, to: &out)
      }
      out.write(signature, at: &writer.position)
      return writer.position
    }
    let carrier = text(start..<end)
    let sendsHash = CanonicalWriter.addsBodyHeader(
      payload: request.payload, options: context.options)
    return SigV4Signature(
      authorization: isHeader ? carrier : nil,
      query: isHeader ? nil : carrier,
      sessionToken: isHeader ? context.credentials.sessionToken : nil,
      contentSHA256: sendsHash ? String(decoding: writer.payloadHash, as: UTF8.self) : nil,
      regionSet: isHeader && labels.algorithm == .ecdsa ? context.region : nil,
      date: writer.date,
      signatureByteCount: signature.count)
  }

  /// Returns an upper bound for the bytes that signing writes, so that the writer need not check for
  /// room at each piece.
  ///
  /// Percent-encoding makes three bytes of one, and a presigned URL has its parameters three times:
  /// as they are added, in the canonical request and in the result. Names and the parts of the
  /// credential are written up to thirteen times their size in all, path and query up to seven
  /// times, values once.
  static func byteCount(
    for request: borrowing SigningRequest, context: borrowing SigningContext,
    labels: SignatureLabels
  ) -> Int {
    let isPresigned = context.options.location != .header
    let nameFactor = isPresigned ? 16 : 4
    var count = fixedByteCount
    count += targetFactor * request.targetByteCount
    for index in request.headers.indices {
      count += nameFactor * (request.headers[index].name.utf8.count + 1)
      count += request.headers[index].value.utf8.count + 2
    }
    count += nameFactor * (labels.byteCount + context.region.utf8.count)
    count += nameFactor * (context.credentials.sessionToken?.utf8.count ?? 0)
    return count
  }

  /// The room for all fixed text: names of parameters and fields, dates, hashes, a DER signature.
  static let fixedByteCount = 2048
  static let targetFactor = 8
}

extension SigningRequest {
  /// The size of the method, the path and the query.
  var targetByteCount: Int { method.utf8.count + path.utf8.count + query.utf8.count }
}
