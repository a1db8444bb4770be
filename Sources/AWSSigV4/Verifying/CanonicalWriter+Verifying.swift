extension CanonicalWriter {
  /// Writes the canonical request of a request to verify.
  mutating func prepareToVerify(
    _ request: borrowing SigningRequest, authentication: borrowing Authentication,
    algorithm: SigningAlgorithm, options: borrowing SigningOptions,
    labels: SignatureLabels, to out: inout MutableSpan<UInt8>
  ) throws(VerificationError) {
    setDate(authentication.timestamp)
    do {
      try setPayloadHash(request.payload, algorithm: algorithm)
    } catch {
      throw .invalidRequest(error)
    }
    try layout.prepareToVerify(
      request, signedList: authentication.signedHeaders, sessionToken: options.sessionToken)
    for index in layout.contentHashFields {
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
}
