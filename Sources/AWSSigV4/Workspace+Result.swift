extension Workspace {
  /// Writes what carries the signature, with the signature last, and wraps it up.
  @inline(__always)
  mutating func writeSignature(
    _ request: borrowing SigningRequest, context: borrowing SigningContext,
    algorithm: SigningAlgorithm, timestamp: SigningTimestamp, scope: String,
    appendSignature: (inout Workspace) -> Void
  ) -> SigV4Signature {
    let start = buffer.count
    let isHeader = context.options.location == .header
    if isHeader {
      writeAuthorization(
        algorithm: algorithm, accessKeyID: context.credentials.accessKeyID, scope: scope)
    } else {
      writePresignedQuery(request.query)
    }
    let signatureStart = buffer.count
    appendSignature(&self)
    let carrier = text(start..<buffer.count)
    let sendsHash = addsBodyHeader(payload: request.payload, options: context.options)
    return SigV4Signature(
      authorization: isHeader ? carrier : nil,
      query: isHeader ? nil : carrier,
      sessionToken: isHeader ? context.credentials.sessionToken : nil,
      contentSHA256: sendsHash ? text(payloadHash) : nil,
      regionSet: isHeader && algorithm == .ecdsa ? context.region : nil,
      timestamp: timestamp,
      signatureByteCount: buffer.count - signatureStart)
  }
}
