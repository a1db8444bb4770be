extension SigningError: CustomStringConvertible {
  /// What is wrong, for a person to read.
  public var description: String {
    switch self {
    case .emptyAccessKeyID: "the access key id is empty"
    case .invalidAccessKeyID: "the access key id has a character that cannot be sent"
    case .emptySecretAccessKey: "the secret access key is empty"
    case .invalidSessionToken: "the session token is empty or has a character that cannot be sent"
    case .invalidRegion(let region): "\"\(region)\" is not a region to sign for"
    case .invalidService(let service): "\"\(service)\" is not a service to sign for"
    case .dateOutOfRange: "the date is outside the years 0 to 9999"
    case .invalidExpiry(let expiry):
      "an expiry of \(expiry) is not a whole number of seconds up to seven days"
    case .invalidMethod(let method): "\"\(method)\" is not a method"
    case .missingHost: "the request has no host"
    case .invalidHeaderName(let name): "\"\(name)\" is not the name of a header field"
    case .invalidHeaderValue(let name, let offset):
      "the value of the header field \(name) has a character that cannot be sent, at byte \(offset)"
    case .invalidPath(let offset): "the path has a character that it cannot have, at byte \(offset)"
    case .invalidQuery(let offset):
      "the query has a character that it cannot have, at byte \(offset)"
    case .invalidPercentEncoding(let part, let offset):
      "the \(part) has a % without two hexadecimal digits, at byte \(offset)"
    case .reservedQueryParameter(let name): "the query already has the parameter \(name)"
    case .invalidPayloadHash: "the hash of the body is not 64 lowercase hexadecimal digits"
    case .payloadHashMismatch: "x-amz-content-sha256 says something else than the body"
    case .unsupportedPayload: "a signature of this form does not go with such a body"
    case .asymmetricKeyUnavailable: "the secret access key gives no key for SigV4A"
    case .streamHasEnded: "a chunk comes after the last one"
    case .unexpectedTrailers: "trailers come before the last chunk, or where there may be none"
    }
  }
}
