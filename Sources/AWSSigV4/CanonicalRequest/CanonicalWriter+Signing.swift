extension CanonicalWriter {
  /// Writes the canonical request of a request to sign.
  mutating func prepareToSign(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm, timestamp: SigningTimestamp, labels: SignatureLabels,
    to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let added = AddedFields(
      sessionToken: context.credentials.sessionToken,
      sessionTokenIsPlain: context.credentials.sessionTokenIsPlain,
      regionSet: algorithm == .ecdsa ? context.region : "")
    setDate(timestamp)
    try setPayloadHash(request.payload, algorithm: algorithm)
    try layout.prepareToSign(
      request, by: Self.headerRule(request, context: context, algorithm: algorithm))
    for index in layout.contentHashFields {
      try checkContentHash(request.headers[index].value)
    }
    if case .query(let expiry) = context.options.location {
      if case .streaming = request.payload { throw .unsupportedPayload }
      try addSignatureParameters(
        expiry: expiry, context: context, algorithm: algorithm, labels: labels, to: &out)
      let ownCount = parameters.count
      try addParameters(request.query, to: &out)
      try rejectReservedParameters(from: ownCount, in: out)
      sortParameters(in: out)
    } else if !request.query.isEmpty {
      try addParameters(request.query, to: &out)
      sortParameters(in: out)
    }
    try writeCanonicalRequest(request, options: context.options, added: added, to: &out)
  }

  private static func headerRule(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm
  ) -> HeaderRule {
    var rule = HeaderRule(excluded: context.options.unsignedNames)
    guard case .header = context.options.location else { return rule }
    rule.added.insert(.date)
    if addsBodyHeader(payload: request.payload, options: context.options) {
      rule.added.insert(.contentSHA256)
    }
    if algorithm == .ecdsa { rule.added.insert(.regionSet) }
    if context.credentials.sessionToken != nil, context.options.sessionToken == .signed {
      rule.added.insert(.sessionToken)
    }
    return rule
  }

  static func addsBodyHeader(
    payload: borrowing Payload, options: borrowing SigningOptions
  ) -> Bool {
    guard case .header = options.location else { return false }
    if options.signedBodyHeader == .always { return true }
    switch copy payload {
    case .unsigned, .streaming: return true
    case .bytes, .sha256: return false
    }
  }

  /// Writes the string to sign, with the digest taken last: that of the canonical request.
  mutating func writeStringToSign(labels: SignatureLabels, to out: inout MutableSpan<UInt8>) {
    var end = position
    out.write(labels.algorithm.name, at: &end)
    out.write(Ascii.newline, at: &end)
    out.write(date, at: &end)
    labels.writeScopeLine(to: &out, at: &end)
    out.write(digest.digits, at: &end)
    stringToSign = position..<end
    position = end
  }

  /// Writes `Authorization`'s value up to the signature itself.
  mutating func writeAuthorization(
    labels: SignatureLabels, to out: inout MutableSpan<UInt8>
  ) {
    var end = position
    labels.writeAuthorizationHead(to: &out, at: &end)
    out.write(layout.signedHeaders, at: &end)
    out.write(SignatureLabels.signature, at: &end)
    position = end
  }

  /// Writes the query of a presigned URL up to the signature itself.
  mutating func writePresignedQuery(_ query: String, to out: inout MutableSpan<UInt8>) {
    out.write(query, at: &position)
    if !query.isEmpty { out.write(Ascii.ampersand, at: &position) }
    out.copy(addedQuery, to: &position)
    out.write("&X-Amz-Signature=", at: &position)
  }
}
