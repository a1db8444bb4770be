extension CanonicalWriter {
  /// Writes the signature's parameters in the order in which they are sent, and adds entries for the
  /// signed ones.
  mutating func addSignatureParameters(
    expiry: Duration, context: borrowing SigningContext, algorithm: SigningAlgorithm,
    labels: SignatureLabels, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let seconds = try Self.expirySeconds(expiry)
    let credentials = context.credentials
    let start = position
    var name = beginParameter(.algorithm, to: &out)
    out.write(algorithm.name, at: &position)
    endParameter(name)
    name = beginParameter(.credential, to: &out)
    out.writeEncoded(credentials.accessKeyID, at: &position)
    out.writeEncoded(Ascii.slash, at: &position)
    labels.writeEncodedScope(to: &out, at: &position)
    endParameter(name)
    name = beginParameter(.date, to: &out)
    out.write(date, at: &position)
    endParameter(name)
    name = beginParameter(.signedHeaders, to: &out)
    var end = position
    out.writeEncoded(layout.signedHeaders.span, at: &end)
    position = end
    endParameter(name)
    name = beginParameter(.expires, to: &out)
    out.write(String(seconds), at: &position)
    endParameter(name)
    if let token = credentials.encodedSessionToken {
      guard !token.isEmpty else { throw .invalidSessionToken }
      name = beginParameter(.securityToken, to: &out)
      out.write(token, at: &position)
      if context.options.sessionToken == .signed { endParameter(name) }
    }
    if algorithm == .ecdsa {
      name = beginParameter(.regionSet, to: &out)
      out.writeEncoded(context.region, at: &position)
      endParameter(name)
    }
    addedQuery = start..<position
  }

  private static func expirySeconds(_ expiry: Duration) throws(SigningError) -> Int64 {
    guard SignatureLocation.expiryRange.contains(expiry), expiry.components.attoseconds == 0 else {
      throw .invalidExpiry(expiry)
    }
    return expiry.components.seconds
  }

  private mutating func beginParameter(
    _ parameter: SignatureParameter, to out: inout MutableSpan<UInt8>
  ) -> Range<Int> {
    if parameter != .algorithm { out.write(Ascii.ampersand, at: &position) }
    let start = position
    out.write(parameter.rawValue, at: &position)
    let end = position
    out.write(Ascii.equals, at: &position)
    return start..<end
  }

  private mutating func endParameter(_ name: Range<Int>) {
    let value = (name.upperBound + 1)..<position
    parameters.append(ParameterEntry(name: name, value: value))
  }

  /// Rejects a request that is presigned already.
  func rejectReservedParameters(
    from start: Int, in out: borrowing MutableSpan<UInt8>
  ) throws(SigningError) {
    for index in start..<parameters.count {
      for parameter in SignatureParameter.all
      where out.equals(parameters[index].name, parameter.rawValue) {
        throw .reservedQueryParameter(parameter.rawValue)
      }
    }
  }
}
