extension Workspace {
  /// Writes the parameters of the signature in the order in which they are sent, and adds entries
  /// for those that are signed.
  mutating func addSignatureParameters(
    expiry: Duration, context: borrowing SigningContext, algorithm: SigningAlgorithm,
    added: borrowing AddedFields, scope: String
  ) throws(SigningError) {
    let seconds = try Self.expirySeconds(expiry)
    let start = buffer.count
    var name = beginParameter(.algorithm, first: true)
    buffer.append(algorithm.name)
    endParameter(name)
    name = beginParameter(.credential)
    buffer.appendPercentEncoded(context.credentials.accessKeyID)
    buffer.appendPercentEncoded(Ascii.slash)
    buffer.appendPercentEncoded(scope)
    endParameter(name)
    name = beginParameter(.date)
    added.timestamp.write(to: &buffer)
    endParameter(name)
    name = beginParameter(.signedHeaders)
    appendEncodedSignedHeaders()
    endParameter(name)
    name = beginParameter(.expires)
    buffer.append(String(seconds))
    endParameter(name)
    if let token = added.sessionToken {
      guard !token.isEmpty else { throw .invalidSessionToken }
      name = beginParameter(.securityToken)
      buffer.appendPercentEncoded(token)
      if context.options.sessionToken == .signed { endParameter(name) }
    }
    if algorithm == .ecdsa {
      name = beginParameter(.regionSet)
      buffer.appendPercentEncoded(added.regionSet)
      endParameter(name)
    }
    addedQuery = start..<buffer.count
  }

  private static func expirySeconds(_ expiry: Duration) throws(SigningError) -> Int64 {
    guard SignatureLocation.expiryRange.contains(expiry), expiry.components.attoseconds == 0 else {
      throw .invalidExpiry(expiry)
    }
    return expiry.components.seconds
  }

  private mutating func beginParameter(
    _ parameter: SignatureParameter, first: Bool = false
  ) -> Range<Int> {
    if !first { buffer.append(Ascii.ampersand) }
    let start = buffer.count
    buffer.append(parameter.rawValue)
    let end = buffer.count
    buffer.append(Ascii.equals)
    return start..<end
  }

  private mutating func endParameter(_ name: Range<Int>) {
    let value = (name.upperBound + 1)..<buffer.count
    parameters.append(ParameterEntry(name: name, value: value))
  }

  private mutating func appendEncodedSignedHeaders() {
    for index in signedHeaders { appendEncodedOnce(buffer[index]) }
  }

  /// A request that is presigned already must not be presigned again.
  func rejectReservedParameters(from start: Int) throws(SigningError) {
    for entry in parameters[start...] {
      for parameter in SignatureParameter.allCases
      where buffer.equals(entry.name, parameter.rawValue) {
        throw .reservedQueryParameter(parameter.rawValue)
      }
    }
  }
}
