extension SigningError: CustomStringConvertible {
  /// A sentence for a person to read.
  public var description: String {
    switch self {
    case .emptyAccessKeyID: "the access key ID is empty"
    case .invalidAccessKeyID:
      "the access key ID contains a character other than printable ASCII, or one of \"/\", \",\" "
        + "and \"=\""
    case .emptySecretAccessKey: "the secret access key is empty"
    case .invalidSessionToken:
      "the session token is empty or contains a character that a header field cannot hold"
    case .invalidRegion(let region): "\(Quoted(region)) is not a valid region"
    case .invalidService(let service): "\(Quoted(service)) is not a valid signing name"
    case .dateOutOfRange: "the date is outside the years 0 to 9999"
    case .invalidExpiry(let expiry):
      "the expiry \(expiry) is not a whole number of seconds from 1 to 604800 (seven days)"
    case .invalidMethod(let method): "\(Quoted(method)) is not a valid HTTP method"
    case .missingHost: "the request has no Host header field"
    case .invalidHeaderName(let name): "\(Quoted(name)) is not a valid header field name"
    case .invalidHeaderValue(let name, let offset):
      "the value of the header field \(Quoted(name)) contains a control character or is not UTF-8, "
        + "at byte \(offset)"
    case .missingPath: "the request has no path"
    case .pathWithoutSlash: "the path does not begin with \"/\""
    case .queryInPath(let offset):
      "the path contains a \"?\" at byte \(offset); pass what follows it as the query, or write %3F "
        + "if it belongs to the path"
    case .invalidPath(let offset):
      "the path contains \"#\" or a control character at byte \(offset); percent-encode it"
    case .invalidQuery(let offset):
      "the query contains \"#\" or a control character at byte \(offset); percent-encode it"
    case .invalidPercentEncoding(let part, let offset):
      "the \(part) contains a \"%\" without two hexadecimal digits after it, at byte \(offset)"
    case .reservedQueryParameter(let name):
      "the query already has the parameter \(name), which presigning adds"
    case .invalidPayloadHash: "the payload hash is not 64 lowercase hexadecimal digits"
    case .payloadHashMismatch:
      "the request's x-amz-content-sha256 field does not match its payload"
    case .unsupportedPayload: "this kind of payload cannot be signed this way"
    case .asymmetricKeyUnavailable: "no SigV4a key could be derived from the secret access key"
    case .streamHasEnded: "the chunked body has already ended"
    case .unexpectedTrailers:
      "trailers came before the last chunk, or the body was declared without trailers"
    }
  }
}
