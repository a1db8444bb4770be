internal import Crypto

extension Authentication {
  /// Finds the signature of a request.
  init(
    _ request: borrowing SigningRequest, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let fields = try AuthenticationFields(request)
    let isPresigned = Self.mayBePresigned(request.query)
    if let authorization = fields.authorization {
      guard !isPresigned else { throw .ambiguousAuthentication }
      try self.init(authorization: authorization, fields: fields, algorithm: algorithm)
    } else if isPresigned {
      try self.init(query: request.query, algorithm: algorithm)
    } else {
      throw .missingAuthentication
    }
  }

  private init(
    authorization: String, fields: AuthenticationFields, algorithm: SigningAlgorithm
  ) throws(VerificationError) {
    let parts = try Self.parseHeader(authorization)
    guard parts.algorithm == algorithm.name else {
      throw .unsupportedAlgorithm(String(parts.algorithm))
    }
    let credential = try Self.parseCredential(parts.credential, algorithm: algorithm)
    guard let date = fields.date, let timestamp = SigningTimestamp(parsing: date) else {
      throw .malformed(FieldName.date.text)
    }
    if algorithm == .ecdsa, fields.regionSet == nil { throw .malformed(FieldName.regionSet.text) }
    self.init(
      algorithm: algorithm.name, accessKeyID: credential.accessKeyID, scope: credential.scope,
      timestamp: timestamp, signedHeaders: String(parts.signedHeaders),
      signature: String(parts.signature), sessionToken: fields.sessionToken, expirySeconds: nil,
      regionSet: fields.regionSet)
  }

  private static let presignedMarker = "X-Amz-Signature"

  private static func mayBePresigned(_ query: String) -> Bool {
    guard query.utf8.count > presignedMarker.utf8.count else { return false }
    return query.utf8.split(separator: Ascii.ampersand).contains {
      QueryDecoding.text($0.prefix { $0 != Ascii.equals }) == presignedMarker
    }
  }

  private init(query: String, algorithm: SigningAlgorithm) throws(VerificationError) {
    var values: [SignatureParameter: String] = [:]
    for pair in query.utf8.split(separator: Ascii.ampersand) {
      let name = pair.prefix { $0 != Ascii.equals }
      guard let parameter = QueryDecoding.text(name).flatMap(SignatureParameter.init(rawValue:))
      else { continue }
      guard values[parameter] == nil,
        let value = QueryDecoding.text(pair.dropFirst(name.count + 1))
      else { throw .malformed(parameter.rawValue) }
      values[parameter] = value
    }
    func value(_ parameter: SignatureParameter) throws(VerificationError) -> String {
      guard let value = values[parameter] else { throw .malformed(parameter.rawValue) }
      return value
    }
    let name = try value(.algorithm)
    guard name == algorithm.name else { throw .unsupportedAlgorithm(name) }
    let credential = try Self.parseCredential(value(.credential)[...], algorithm: algorithm)
    guard let timestamp = SigningTimestamp(parsing: try value(.date)) else {
      throw .malformed(SignatureParameter.date.rawValue)
    }
    let expires = try value(.expires)
    guard expires.utf8.allSatisfy({ $0 >= Ascii.zero && $0 <= Ascii.zero + 9 }),
      let seconds = Int(expires), SignatureLocation.expiryRange.contains(.seconds(seconds))
    else { throw .malformed(SignatureParameter.expires.rawValue) }
    self.init(
      algorithm: name, accessKeyID: credential.accessKeyID, scope: credential.scope,
      timestamp: timestamp, signedHeaders: try value(.signedHeaders),
      signature: try value(.signature), sessionToken: values[.securityToken],
      expirySeconds: seconds,
      regionSet: algorithm == .ecdsa ? try value(.regionSet) : nil)
  }

  /// Checks that the request carries the key's session token, in constant time.
  func checkSessionToken(_ credentials: borrowing Credentials) throws(VerificationError) {
    switch (credentials.sessionToken, sessionToken) {
    case (nil, nil): return
    case (let expected?, let found?):
      let digest = SHA256.hash(data: Array(expected.utf8))
      guard digest == SHA256.hash(data: Array(found.utf8)) else { throw .sessionTokenMismatch }
    default: throw .sessionTokenMismatch
    }
  }

  func verified(scope: String, region: String) -> VerifiedRequest {
    VerifiedRequest(
      accessKeyID: accessKeyID, date: timestamp.date, region: region, service: self.scope.service,
      credentialScope: scope,
      signedHeaders: signedHeaders.utf8.split(separator: Ascii.semicolon).map {
        String(Substring($0))
      },
      signature: signature, expiresIn: expirySeconds.map { .seconds($0) })
  }
}

/// The header fields that a signature in header fields consists of.
private struct AuthenticationFields {
  var authorization: String?
  var date: String?
  var sessionToken: String?
  var regionSet: String?

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
      default: continue
      }
    }
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
