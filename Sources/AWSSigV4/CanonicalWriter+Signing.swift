extension CanonicalWriter {
  /// Writes the canonical request of a request that is to be signed.
  mutating func prepareToSign(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm, timestamp: SigningTimestamp, labels: SignatureLabels,
    to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let added = AddedFields(
      sessionToken: context.credentials.sessionToken,
      sessionTokenIsPlain: context.credentials.sessionTokenIsPlain,
      regionSet: algorithm == .ecdsa ? context.region : "")
    setDate(timestamp, labels: labels)
    try setPayloadHash(request.payload, algorithm: algorithm)
    try addHeadersToSign(request, context: context, algorithm: algorithm, to: &out)
    sortHeaders(in: out)
    if case .query(let expiry) = context.options.location {
      if case .streaming = request.payload { throw .unsupportedPayload }
      writeSignedHeaders(to: &out)
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

  private mutating func addHeadersToSign(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let addsBodyHeader = Self.addsBodyHeader(payload: request.payload, options: context.options)
    var hostIsPresent = false
    for index in request.headers.indices {
      try addHeader(request.headers[index].name, source: .request(index), to: &out)
      guard let entry = headers.last else { continue }
      switch FieldName.role(of: entry, in: out) {
      case .host: hostIsPresent = true
      case .contentSHA256:
        try checkContentHash(request.headers[index].value)
        if addsBodyHeader { removeLastHeader() }
      case .replaced, .neverSigned: removeLastHeader()
      case .other:
        let excluded = context.options.lowercaseUnsignedHeaders
        if !excluded.isEmpty, Self.contains(excluded, entry, in: out) { removeLastHeader() }
      }
    }
    guard hostIsPresent else { throw .missingHost }
    if addsBodyHeader { addHeader(.contentSHA256, source: .contentSHA256, to: &out) }
    guard case .header = context.options.location else { return }
    addHeader(.date, source: .date, to: &out)
    if algorithm == .ecdsa { addHeader(.regionSet, source: .regionSet, to: &out) }
    if context.credentials.sessionToken != nil, context.options.sessionToken == .signed {
      addHeader(.securityToken, source: .sessionToken, to: &out)
    }
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

  private static func contains(
    _ names: [String], _ entry: HeaderEntry, in out: borrowing MutableSpan<UInt8>
  ) -> Bool {
    for name in names where out.equals(entry.name, name) { return true }
    return false
  }

  /// Writes the string to sign.
  mutating func writeStringToSign(
    labels: SignatureLabels, to out: inout MutableSpan<UInt8>,
    appendHash: (inout MutableSpan<UInt8>, inout Int) -> Void
  ) {
    let start = position
    out.write(labels.algorithm, at: &position)
    out.write(Ascii.newline, at: &position)
    out.write(date, at: &position)
    out.write(Ascii.newline, at: &position)
    out.write(labels.scope, at: &position)
    out.write(Ascii.newline, at: &position)
    appendHash(&out, &position)
    stringToSign = start..<position
  }

  /// Writes `Authorization`'s value up to the signature itself.
  mutating func writeAuthorization(
    labels: SignatureLabels, to out: inout MutableSpan<UInt8>
  ) {
    out.write(labels.authorizationHead, at: &position)
    out.copy(signedHeaders, to: &position)
    out.write(SignatureLabels.signature, at: &position)
  }

  /// Writes the query of a presigned URL up to the signature itself.
  mutating func writePresignedQuery(_ query: String, to out: inout MutableSpan<UInt8>) {
    out.write(query, at: &position)
    if !query.isEmpty { out.write(Ascii.ampersand, at: &position) }
    out.copy(addedQuery, to: &position)
    out.write("&X-Amz-Signature=", at: &position)
  }
}
