extension Authentication {
  /// Finds the signature of a request.
  init(
    _ request: borrowing SigningRequest, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let places = try AuthenticationFieldPlaces(request)
    let parameters = try AuthenticationParameters(request.query)
    let isPresigned = parameters.has(.signature)
    if let place = places.authorization {
      guard !isPresigned else { throw .ambiguousAuthentication }
      try self.init(
        authorization: request.headers[place].value, places, request, algorithm: algorithm)
    } else if isPresigned {
      try self.init(parameters, algorithm: algorithm)
    } else {
      throw .missingAuthentication
    }
  }

  private init(
    authorization: String, _ places: borrowing AuthenticationFieldPlaces,
    _ request: borrowing SigningRequest, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let bytes = authorization.utf8.span
    let parts = try Self.parseHeader(bytes, algorithm: algorithm)
    let credential = try Self.parseCredential(
      authorization, parts.credential, algorithm: algorithm)
    let timestamp = try places.timestamp(in: request)
    if algorithm == .ecdsa, places.regionSet == nil { throw .malformed(FieldName.regionSet.text) }
    self.init(
      accessKeyID: credential.accessKeyID, scope: credential.scope,
      timestamp: timestamp, signedHeaders: TextPart(authorization, parts.signedHeaders),
      signature: TextPart(authorization, parts.signature),
      sessionToken: places.sessionToken.map {
        SessionTokenText(text: TextPart(request.headers[$0].value), isEncoded: false)
      },
      expirySeconds: nil, regionSet: places.regionSet.map { request.headers[$0].value })
  }

  private init(
    _ parameters: borrowing AuthenticationParameters, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let name = try parameters.value(.algorithm)
    guard name.equals(algorithm.name) else { throw .unsupportedAlgorithm(name.string) }
    let credentialPart = try parameters.value(.credential)
    let credential = try Self.parseCredential(
      credentialPart.text, credentialPart.range, algorithm: algorithm)
    guard let timestamp = SigningTimestamp(parsing: try parameters.value(.date)) else {
      throw .malformed(SignatureParameter.date.rawValue)
    }
    guard let seconds = Self.expirySeconds(try parameters.value(.expires)) else {
      throw .malformed(SignatureParameter.expires.rawValue)
    }
    self.init(
      accessKeyID: credential.accessKeyID, scope: credential.scope,
      timestamp: timestamp, signedHeaders: try parameters.value(.signedHeaders),
      signature: try parameters.value(.signature),
      sessionToken: parameters.sessionToken,
      expirySeconds: seconds,
      regionSet: algorithm == .ecdsa ? try parameters.value(.regionSet).string : nil)
  }

  private static func expirySeconds(_ text: TextPart) -> Int? {
    guard text.range.count <= longestExpiry,
      let seconds = text.text.utf8.span.decimal(text.range),
      SignatureLocation.expiryRange.contains(.seconds(seconds))
    else { return nil }
    return seconds
  }

  /// Far more digits than seven days of seconds have.
  private static let longestExpiry = 18

  /// Checks that the request carries the key's session token, in constant time.
  func checkSessionToken(_ credentials: borrowing Credentials) throws(VerificationError) {
    if credentials.sessionToken == nil, sessionToken == nil { return }
    guard let sessionToken, sessionToken.isToken(of: credentials) else {
      throw .sessionTokenMismatch
    }
  }

  /// - Parameter region: The region or, for SigV4a, the region set.
  consuming func verified(region: String, service: String) -> VerifiedRequest {
    VerifiedRequest(
      accessKeyID: accessKeyID, date: timestamp.date, region: region, service: service,
      scope: TextPart(scope.text, scope.day.lowerBound..<scope.terminator.upperBound),
      signedHeaderList: signedHeaders, signaturePart: signature,
      expiresIn: expirySeconds.map { .seconds($0) })
  }
}
