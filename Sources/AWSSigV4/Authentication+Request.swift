extension Authentication {
  /// Finds the signature of a request.
  init(
    _ request: borrowing SigningRequest, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let fields = try AuthenticationFields(request)
    let parameters = try AuthenticationParameters(request.query)
    let isPresigned = parameters[.signature] != nil
    if let authorization = fields.authorization {
      guard !isPresigned else { throw .ambiguousAuthentication }
      try self.init(authorization: authorization, fields: fields, algorithm: algorithm)
    } else if isPresigned {
      try self.init(parameters, algorithm: algorithm)
    } else {
      throw .missingAuthentication
    }
  }

  private init(
    authorization: String, fields: borrowing AuthenticationFields, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let bytes = authorization.utf8.span
    let parts = try Self.parseHeader(bytes, algorithm: algorithm)
    let credential = try Self.parseCredential(
      authorization, parts.credential, algorithm: algorithm)
    let timestamp = try fields.timestamp()
    if algorithm == .ecdsa, fields.regionSet == nil { throw .malformed(FieldName.regionSet.text) }
    self.init(
      accessKeyID: credential.accessKeyID, scope: credential.scope,
      timestamp: timestamp, signedHeaders: TextPart(authorization, parts.signedHeaders),
      signature: TextPart(authorization, parts.signature), sessionToken: fields.sessionToken,
      expirySeconds: nil, regionSet: fields.regionSet)
  }

  private init(
    _ parameters: borrowing AuthenticationParameters, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let name = try parameters.value(.algorithm)
    guard name == algorithm.name else { throw .unsupportedAlgorithm(name) }
    let credentialText = try parameters.value(.credential)
    let credential = try Self.parseCredential(
      credentialText, 0..<credentialText.utf8.count, algorithm: algorithm)
    guard let timestamp = SigningTimestamp(parsing: try parameters.value(.date)) else {
      throw .malformed(SignatureParameter.date.rawValue)
    }
    let expires = try parameters.value(.expires)
    guard expires.utf8.allSatisfy({ $0 >= Ascii.zero && $0 <= Ascii.zero + 9 }),
      let seconds = Int(expires), SignatureLocation.expiryRange.contains(.seconds(seconds))
    else { throw .malformed(SignatureParameter.expires.rawValue) }
    self.init(
      accessKeyID: credential.accessKeyID, scope: credential.scope,
      timestamp: timestamp, signedHeaders: TextPart(try parameters.value(.signedHeaders)),
      signature: TextPart(try parameters.value(.signature)),
      sessionToken: parameters[.securityToken],
      expirySeconds: seconds,
      regionSet: algorithm == .ecdsa ? try parameters.value(.regionSet) : nil)
  }

  /// Checks that the request carries the key's session token, in constant time.
  func checkSessionToken(_ credentials: borrowing Credentials) throws(VerificationError) {
    switch (credentials.sessionToken, sessionToken) {
    case (nil, nil): return
    case (let expected?, let found?):
      guard Self.areEqual(expected.utf8.span, found.utf8.span) else {
        throw .sessionTokenMismatch
      }
    default: throw .sessionTokenMismatch
    }
  }

  /// Compares in a time that does not tell where two texts of the same length differ.
  private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }

  /// - Parameter region: The region or, for SigV4a, the region set.
  func verified(region: String, service: String) -> VerifiedRequest {
    VerifiedRequest(
      accessKeyID: accessKeyID, date: timestamp.date, region: region, service: service,
      scope: TextPart(scope.text, scope.day.lowerBound..<scope.terminator.upperBound),
      signedHeaderList: signedHeaders, signaturePart: signature,
      expiresIn: expirySeconds.map { .seconds($0) })
  }
}

/// The header fields that a signature in header fields consists of.
private struct AuthenticationFields {
  var authorization: String?
  var date: String?
  var sessionToken: String?
  var regionSet: String?
  /// The `Date` field, which counts only without `X-Amz-Date`: until then it may be anything.
  private var httpDates: [String] = []

  init(_ request: borrowing SigningRequest) throws(VerificationError) {
    for index in request.headers.indices {
      let name = request.headers[index].name
      switch name.utf8.count {
      case FieldName.authorization.text.utf8.count
      where Self.matches(name, .authorization):
        try Self.set(&authorization, request.headers[index].value, .authorization)
      case FieldName.date.text.utf8.count where Self.matches(name, .date):
        try Self.set(&date, request.headers[index].value, .date)
      case FieldName.securityToken.text.utf8.count where Self.matches(name, .securityToken):
        try Self.set(&sessionToken, request.headers[index].value, .securityToken)
      case FieldName.regionSet.text.utf8.count where Self.matches(name, .regionSet):
        try Self.set(&regionSet, request.headers[index].value, .regionSet)
      case FieldName.httpDate.text.utf8.count where Self.matches(name, .httpDate):
        httpDates.append(request.headers[index].value)
      default: continue
      }
    }
  }

  /// The time of signing: `X-Amz-Date`, or `Date` where that is absent.
  ///
  /// `Date` need not be among the signed fields: the time that it names is in the string to sign.
  func timestamp() throws(VerificationError) -> SigningTimestamp {
    if let date {
      guard let timestamp = SigningTimestamp(parsing: date) else {
        throw .malformed(FieldName.date.text)
      }
      return timestamp
    }
    guard let httpDate = httpDates.first else { throw .malformed(FieldName.date.text) }
    guard httpDates.count == 1, let timestamp = SigningTimestamp(parsingHTTPDate: httpDate) else {
      throw .malformed(FieldName.httpDate.text)
    }
    return timestamp
  }

  private static func matches(_ name: String, _ field: FieldName) -> Bool {
    let (left, right) = (name.utf8.span, field.text.utf8.span)
    for index in right.indices where Ascii.lowercased(left[index]) != right[index] { return false }
    return true
  }

  private static func set(
    _ target: inout String?, _ value: String, _ name: FieldName
  ) throws(VerificationError) {
    guard target == nil else { throw .malformed(name.text) }
    target = value
  }
}
