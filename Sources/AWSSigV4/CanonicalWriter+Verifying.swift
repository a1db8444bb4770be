extension CanonicalWriter {
  /// Writes the canonical request of a request that came signed.
  mutating func prepareToVerify(
    _ request: borrowing SigningRequest, authentication: borrowing Authentication,
    algorithm: SigningAlgorithm, options: borrowing SigningOptions,
    labels: SignatureLabels, to out: inout MutableSpan<UInt8>
  ) throws(VerificationError) {
    setDate(authentication.timestamp, labels: labels)
    do {
      try setPayloadHash(request.payload, algorithm: algorithm)
      for index in request.headers.indices {
        try addHeader(request.headers[index].name, source: .request(index), to: &out)
      }
    } catch {
      throw .invalidRequest(error)
    }
    sortHeaders(in: out)
    try keepSignedHeaders(
      authentication.signedHeaders, sessionToken: options.sessionToken, out: &out)
    for entry in headers where Self.header(entry, is: .contentSHA256, in: out) {
      guard case .request(let index) = entry.source else { continue }
      guard isPayloadHash(request.headers[index].value) else { throw .payloadMismatch }
    }
    do {
      try addParameters(request.query, to: &out)
      if authentication.expirySeconds != nil {
        removeParameter(.signature, in: out)
        if options.sessionToken == .addedAfterSigning { removeParameter(.securityToken, in: out) }
      }
      sortParameters(in: out)
      try writeCanonicalRequest(request, options: options, added: .none, to: &out)
    } catch {
      throw .invalidRequest(error)
    }
  }

  private mutating func removeParameter(
    _ parameter: SignatureParameter, in out: borrowing MutableSpan<UInt8>
  ) {
    for index in parameters.indices where out.equals(parameters[index].name, parameter.rawValue) {
      parameters.remove(at: index)
      return
    }
  }

  /// Keeps the entries of the fields that the signature covers, which the list names.
  ///
  /// - Parameter signedList: Lowercase names in ascending order, separated by semicolons.
  private mutating func keepSignedHeaders(
    _ signedList: String, sessionToken: SessionTokenPlacement, out: inout MutableSpan<UInt8>
  ) throws(VerificationError) {
    let start = position
    out.write(signedList, at: &position)
    signedHeaders = start..<position
    guard !signedHeaders.isEmpty else { throw .malformed("SignedHeaders") }
    // Both lists are sorted, so one walk over both pairs them. Entries are kept in place.
    var (read, kept) = (0, 0)
    var previous: Range<Int>?
    var hostIsSigned = false
    var nameStart = start
    while nameStart <= signedHeaders.upperBound {
      var nameEnd = nameStart
      while nameEnd < signedHeaders.upperBound, out[nameEnd] != Ascii.semicolon { nameEnd += 1 }
      let name = nameStart..<nameEnd
      if let previous, !out.precedes(previous, name) { throw .malformed("SignedHeaders") }
      guard Self.isLowercaseName(name, in: out) else { throw .malformed("SignedHeaders") }
      hostIsSigned = hostIsSigned || out.equals(name, FieldName.host.text)
      while read < headers.count, out.precedes(headers[read].name, name) {
        try Self.rejectIfRequired(headers[read], sessionToken, in: out)
        read += 1
      }
      let keptBefore = kept
      while read < headers.count, out.equals(headers[read].name, name) {
        headers[kept] = headers[read]
        kept += 1
        read += 1
      }
      if kept == keptBefore { throw .signedHeaderMissing(out.text(name)) }
      previous = name
      nameStart = nameEnd + 1
    }
    while read < headers.count {
      try Self.rejectIfRequired(headers[read], sessionToken, in: out)
      read += 1
    }
    guard hostIsSigned else { throw .headerNotSigned(FieldName.host.text) }
    headers.removeLast(headers.count - kept)
  }

  private static func isLowercaseName(
    _ range: Range<Int>, in out: borrowing MutableSpan<UInt8>
  ) -> Bool {
    for index in range {
      let byte = out[index]
      guard Ascii.isToken(byte), Ascii.lowercased(byte) == byte else { return false }
    }
    return !range.isEmpty
  }

  private static func rejectIfRequired(
    _ entry: HeaderEntry, _ sessionToken: SessionTokenPlacement,
    in out: borrowing MutableSpan<UInt8>
  ) throws(VerificationError) {
    guard entry.prefix >> requiredPrefixShift == requiredPrefix else { return }
    if sessionToken == .addedAfterSigning, header(entry, is: .securityToken, in: out) { return }
    throw .headerNotSigned(out.text(entry.name))
  }

  /// `x-amz-`, with which all names begin that have to be signed, as in ``HeaderEntry/prefix``.
  private static let requiredPrefix = FieldName("x-amz-").prefix >> requiredPrefixShift
  private static let requiredPrefixShift: UInt64 = 16
}
