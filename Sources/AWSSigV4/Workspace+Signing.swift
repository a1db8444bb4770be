#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension Workspace {
  /// Writes canonical request and string to sign for a request that is to be signed.
  mutating func prepareToSign(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm, timestamp: SigningTimestamp, scope: String
  ) throws(SigningError) {
    let credentials = context.credentials
    let added = AddedFields(
      timestamp: timestamp, sessionToken: credentials.sessionToken,
      sessionTokenIsPlain: credentials.sessionTokenIsPlain,
      regionSet: algorithm == .ecdsa ? context.region : "")
    reset()
    try writePayloadHash(request.payload, algorithm: algorithm)
    try addHeadersToSign(request, context: context, algorithm: algorithm)
    sortHeaders()
    if case .query(let expiry) = context.options.location {
      if case .streaming = request.payload { throw .unsupportedPayload }
      writeSignedHeaders()
      try addSignatureParameters(
        expiry: expiry, context: context, algorithm: algorithm, added: added, scope: scope)
      let ownCount = parameters.count
      try addParameters(request.query)
      try rejectReservedParameters(from: ownCount)
    } else if !request.query.isEmpty {
      try addParameters(request.query)
    }
    sortParameters()
    try writeCanonicalRequest(request, options: context.options, added: added)
    writeStringToSign(algorithm: algorithm, timestamp: timestamp, scope: scope)
  }

  private mutating func addHeadersToSign(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm
  ) throws(SigningError) {
    let addsBodyHeader = addsBodyHeader(payload: request.payload, options: context.options)
    var hostIsPresent = false
    for index in request.headers.indices {
      try addHeader(request.headers[index].name, source: .request(index))
      guard let entry = headers.last else { continue }
      if header(entry, is: .host) {
        hostIsPresent = true
      } else if header(entry, is: .contentSHA256) {
        try checkContentHash(request.headers[index].value)
        if addsBodyHeader { removeLastHeader() }
      } else if isLeftOut(entry, context.options) {
        removeLastHeader()
      }
    }
    guard hostIsPresent else { throw .missingHost }
    if addsBodyHeader { addHeader(.contentSHA256, source: .contentSHA256) }
    guard case .header = context.options.location else { return }
    addHeader(.date, source: .date)
    if algorithm == .ecdsa { addHeader(.regionSet, source: .regionSet) }
    if context.credentials.sessionToken != nil, context.options.sessionToken == .signed {
      addHeader(.securityToken, source: .sessionToken)
    }
  }

  func addsBodyHeader(payload: Payload, options: SigningOptions) -> Bool {
    guard case .header = options.location else { return false }
    switch (options.signedBodyHeader, payload) {
    case (.always, _), (_, .unsigned), (_, .streaming): return true
    case (.whenNeeded, _): return false
    }
  }

  /// Whether a field of the request is not signed: it never is, the caller asked for it, or the
  /// signer sends its own instead.
  private func isLeftOut(_ entry: HeaderEntry, _ options: borrowing SigningOptions) -> Bool {
    for name in FieldName.neverSigned where entry.prefix == name.prefix {
      if buffer.equals(entry.name, name.text) { return true }
    }
    if header(entry, is: .date) || header(entry, is: .securityToken)
      || header(entry, is: .regionSet)
    {
      return true
    }
    if options.lowercaseUnsignedHeaders.isEmpty { return false }
    return options.lowercaseUnsignedHeaders.contains { buffer.equals(entry.name, $0) }
  }

  /// Checks a hash that the request itself gives for its body against its payload.
  func checkContentHash(_ value: String) throws(SigningError) {
    guard buffer.equals(payloadHash, value) else {
      throw .payloadHashMismatch(header: value, payload: text(payloadHash))
    }
  }

  /// Writes `Authorization`'s value up to the signature itself.
  mutating func writeAuthorization(
    algorithm: SigningAlgorithm, accessKeyID: String, scope: String
  ) {
    buffer.append(algorithm.name)
    buffer.append(" Credential=")
    buffer.append(accessKeyID)
    buffer.append(Ascii.slash)
    buffer.append(scope)
    buffer.append(", SignedHeaders=")
    buffer.append(copying: signedHeaders)
    buffer.append(", Signature=")
  }

  /// Writes the query of a presigned URL up to the signature itself.
  mutating func writePresignedQuery(_ query: String) {
    buffer.append(query)
    if !query.isEmpty { buffer.append(Ascii.ampersand) }
    buffer.append(copying: addedQuery)
    buffer.append("&X-Amz-Signature=")
  }
}
