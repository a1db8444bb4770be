extension Workspace {
  /// Keeps the entries of the fields that the signature covers, which the list names.
  ///
  /// - Parameter signedList: Lowercase names in ascending order, separated by semicolons.
  mutating func keepSignedHeaders(
    _ signedList: String, sessionToken: SessionTokenPlacement
  ) throws(VerificationError) {
    let start = buffer.count
    buffer.append(signedList)
    signedHeaders = start..<buffer.count
    guard !signedHeaders.isEmpty else { throw .malformed("SignedHeaders") }
    var kept: [HeaderEntry] = []
    kept.reserveCapacity(headers.count)
    var position = 0
    var previous: Range<Int>?
    var hostIsSigned = false
    var nameStart = start
    while nameStart <= signedHeaders.upperBound {
      var nameEnd = nameStart
      while nameEnd < signedHeaders.upperBound, buffer[nameEnd] != Ascii.semicolon { nameEnd += 1 }
      let name = nameStart..<nameEnd
      if let previous, !buffer.precedes(previous, name) { throw .malformed("SignedHeaders") }
      guard isLowercaseName(name) else { throw .malformed("SignedHeaders") }
      hostIsSigned = hostIsSigned || buffer.equals(name, FieldName.host.text)
      while position < headers.count, buffer.precedes(headers[position].name, name) {
        try rejectIfRequired(headers[position], sessionToken)
        position += 1
      }
      let keptBefore = kept.count
      while position < headers.count, buffer.equals(headers[position].name, name) {
        kept.append(headers[position])
        position += 1
      }
      if kept.count == keptBefore { throw .signedHeaderMissing(text(name)) }
      previous = name
      nameStart = nameEnd + 1
    }
    while position < headers.count {
      try rejectIfRequired(headers[position], sessionToken)
      position += 1
    }
    guard hostIsSigned else { throw .headerNotSigned(FieldName.host.text) }
    headers = kept
  }

  private func isLowercaseName(_ range: Range<Int>) -> Bool {
    !range.isEmpty
      && range.allSatisfy {
        Ascii.isToken(buffer[$0]) && Ascii.lowercased(buffer[$0]) == buffer[$0]
      }
  }

  private func rejectIfRequired(
    _ entry: HeaderEntry, _ sessionToken: SessionTokenPlacement
  ) throws(VerificationError) {
    let prefix = entry.name.prefix(Self.requiredPrefix.utf8.count)
    guard buffer.equals(prefix, Self.requiredPrefix) else { return }
    if sessionToken == .addedAfterSigning, header(entry, is: .securityToken) { return }
    throw .headerNotSigned(text(entry.name))
  }

  private static let requiredPrefix = "x-amz-"
}

extension Workspace {
  /// Writes canonical request and string to sign for a request that came signed.
  mutating func prepareToVerify(
    _ request: borrowing SigningRequest, authentication: borrowing Authentication,
    algorithm: SigningAlgorithm, options: borrowing SigningOptions, scope: String
  ) throws(VerificationError) {
    reset()
    do {
      try writePayloadHash(request.payload, algorithm: algorithm)
      for index in request.headers.indices {
        try addHeader(request.headers[index].name, source: .request(index))
      }
    } catch {
      throw .invalidRequest(error)
    }
    sortHeaders()
    try keepSignedHeaders(authentication.signedHeaders, sessionToken: options.sessionToken)
    try checkContentHash(request)
    do {
      try addParameters(request.query)
      if authentication.expirySeconds != nil {
        removeParameter(.signature)
        if options.sessionToken == .addedAfterSigning { removeParameter(.securityToken) }
      }
      sortParameters()
      // All values come from the request: none is added.
      let added = AddedFields(
        timestamp: authentication.timestamp, sessionToken: nil, sessionTokenIsPlain: false,
        regionSet: "")
      try writeCanonicalRequest(request, options: options, added: added)
    } catch {
      throw .invalidRequest(error)
    }
    writeStringToSign(algorithm: algorithm, timestamp: authentication.timestamp, scope: scope)
  }

  private mutating func removeParameter(_ parameter: SignatureParameter) {
    for index in parameters.indices
    where buffer.equals(parameters[index].name, parameter.rawValue) {
      parameters.remove(at: index)
      return
    }
  }

  private func checkContentHash(
    _ request: borrowing SigningRequest
  ) throws(VerificationError) {
    for entry in headers where header(entry, is: .contentSHA256) {
      guard case .request(let index) = entry.source else { continue }
      guard buffer.equals(payloadHash, request.headers[index].value) else {
        throw .payloadMismatch
      }
    }
  }

  var verificationExplanation: VerificationExplanation {
    VerificationExplanation(
      canonicalRequest: text(canonicalRequest), stringToSign: text(stringToSign))
  }
}
